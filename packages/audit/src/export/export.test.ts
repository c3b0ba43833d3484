import { spawnSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readKeyring } from "@countersign/db";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fingerprintOf, sentencesOf, verifyExport } from "../../verifier/verify-export.mjs";
import { appendEvent } from "../append-event.ts";
import { auditWorld } from "../testing/audit-world.ts";
import { everyEvent } from "../trail/trail-source.ts";
import { jsonLines } from "./json-lines.ts";

const world = await auditWorld();
const { context } = world;
const folder = await mkdtemp(join(tmpdir(), "countersign-export-"));
afterAll(async () => {
  await rm(folder, { recursive: true });
  await world.close();
});

let clinicId = "";
const from = new Date(Date.now() - 1_000);
beforeAll(async () => {
  const other = await world.clinic();
  clinicId = await world.clinic();
  for (let round = 0; round < 3; round++) {
    await world.happen(clinicId, 5);
    await world.happen(other, 2);
    await appendEvent(context.db, { clinicId, event: "skip.spent", outcome: "failure", at: new Date() });
    await world.sealAll();
  }
  await world.happen(clinicId, 2);
});

const filtered = { ...everyEvent, outcome: "failure", from } as const;
async function linesOf(filter: typeof everyEvent = everyEvent, as = context): Promise<string[]> {
  let text = "";
  for await (const piece of jsonLines(as, { clinicId, clinicName: "Clinic", filter })) text += piece;
  return text.trimEnd().split("\n");
}
/** The same lines with one of them changed, or gone. */
const withLine = (lines: readonly string[], kind: RegExp, change: (line: string) => string | null, nth = 0) => {
  const at = lines.map((line, n) => (kind.test(line) ? n : -1)).filter((n) => n !== -1)[nth] ?? -1;
  return lines.flatMap((line, n) => (n === at ? (change(line) ?? []) : line));
};
const SEALED = /"type":"event","seal":\d/;

it("a whole export proves that it holds exactly the events of its seals, and says what is not sealed yet", async () => {
  const found = await verifyExport(await linesOf());
  expect(found.problems).toEqual([]);
  expect(found).toMatchObject({
    ok: true,
    complete: true,
    events: 20,
    proved: 18,
    unsealed: 2,
    firstSeal: 1,
    seals: 3,
  });
  expect(found.fingerprints).toEqual([fingerprintOf(context.keys.publicKey("audit_seal", "test") ?? Buffer.alloc(0))]);
});

it("a filtered export proves each event it shows, and does not claim to be complete", async () => {
  const found = await verifyExport(await linesOf(filtered));
  expect(found).toMatchObject({ ok: true, complete: false, events: 3, proved: 3, seals: 3 });
  expect(sentencesOf(found).join("\n")).toContain("Whether all that match are shown is not proved.");
});

describe.each([
  ["whole", everyEvent],
  ["filtered", filtered],
])("a %s export is refused when", (_name, filter) => {
  it.each<[string, (lines: string[]) => string[]]>([
    [
      "a word of an event is changed",
      (lines) => withLine(lines, SEALED, (line) => line.replace('"outcome":"', '"outcome":"x')),
    ],
    [
      "a moment is moved by a microsecond",
      (lines) => withLine(lines, SEALED, (line) => line.replace(/(\d)Z"/, (_, d) => `${(Number(d) + 1) % 10}Z"`)),
    ],
    [
      "a seal's number of events is changed",
      (lines) => withLine(lines, /"type":"seal"/, (line) => line.replace(/"events":\d+/, '"events":7')),
    ],
    [
      "a signature is changed",
      (lines) => withLine(lines, /"type":"seal"/, (line) => line.replace(/"signature":"../, '"signature":"00')),
    ],
    [
      "the key is another's",
      (lines) => withLine(lines, /"type":"key"/, (line) => line.replace(/"publicKey":"..../, '"publicKey":"0000')),
    ],
    ["it breaks off", (lines) => lines.slice(0, -1)],
    ["an event is left out", (lines) => withLine(lines, SEALED, () => null)],
    [
      "an event is put in twice",
      (lines) =>
        withLine(lines, SEALED, (line) => `${line}\n${line}`)
          .join("\n")
          .split("\n"),
    ],
    [
      "it is of another clinic",
      (lines) =>
        lines.map((line) =>
          line.replaceAll(
            clinicId,
            clinicId.replace(/.$/, (c) => (c === "0" ? "1" : "0")),
          ),
        ),
    ],
  ])("%s", async (_what, tamper) => {
    const lines = await linesOf(filter);
    const tampered = tamper(lines);
    expect(tampered).not.toEqual(lines);
    expect((await verifyExport(tampered)).ok).toBe(false);
  });
});

it.each<[string, (lines: string[]) => string[]]>([
  ["a seal is left out with its events", (lines) => lines.filter((line) => !/"number":2|"seal":2/.test(line))],
  [
    "two events change places",
    (lines) => {
      const [one = 0, other = 0] = lines.flatMap((line, n) => (SEALED.test(line) ? [n] : []));
      return lines.with(one, lines[other] ?? "").with(other, lines[one] ?? "");
    },
  ],
])("a whole export is refused when %s", async (_what, tamper) => {
  expect((await verifyExport(tamper(await linesOf()))).ok).toBe(false);
});

it("a chain that somebody without the key made over other events carries another fingerprint", async () => {
  const keys = readKeyring(`test:${Buffer.alloc(32, 9).toString("base64url")}`);
  const found = await verifyExport(await linesOf(everyEvent, { ...context, keys }));
  expect(found.ok).toBe(false);
});

it("the verifier runs by itself, says in sentences what is proved, and ends with 0 or 1", async () => {
  const verifier = fileURLToPath(new URL("../../verifier/verify-export.mjs", import.meta.url));
  const lines = await linesOf();
  const [good, bad] = [join(folder, "good.jsonl"), join(folder, "bad.jsonl")];
  await writeFile(good, `${lines.join("\n")}\n`);
  await writeFile(
    bad,
    withLine(lines, SEALED, (line) => line.replace("account.reminded", "account.invited")).join("\n"),
  );
  const run = (...given: string[]) => spawnSync(process.execPath, [verifier, ...given], { encoding: "utf8" });
  expect(run(good)).toMatchObject({ status: 0, stdout: expect.stringContaining("18 of 20 events are proved") });
  expect(run(bad)).toMatchObject({ status: 1, stdout: expect.stringContaining("PROBLEM: An event under seal 1") });
  expect(run(good, "0000 0000")).toMatchObject({ status: 1 });
  expect(run(join(folder, "none.jsonl"))).toMatchObject({ status: 1 });
});

it("sixty thousand events stream in pieces that do not grow with them, and in bounded memory", async () => {
  const many = await world.clinic();
  await world.happenAtOnce(many, 60_000);
  await world.sealAll();
  const query = { clinicId: many, clinicName: "Many", filter: everyEvent };
  let [count, most] = [0, 0];
  const counted = (async function* () {
    for await (const piece of jsonLines(context, query)) {
      most = Math.max(most, piece.length);
      for (const line of piece.trimEnd().split("\n")) {
        count++;
        yield line;
      }
    }
  })();
  const before = process.memoryUsage().heapUsed;
  const found = await verifyExport(counted);
  expect(found).toMatchObject({ ok: true, proved: 60_000 });
  expect(count).toBeGreaterThan(60_000);
  expect(most).toBeLessThan(3_000_000);
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(100_000_000);
}, 120_000);

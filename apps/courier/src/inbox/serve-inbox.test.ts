import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readKeyring } from "@countersign/db";
import { createTestDatabase } from "@countersign/db/testing/test-database.ts";
import { afterAll, describe, expect, test } from "vitest";
import { inboxChannel } from "../channels/inbox-channel.ts";
import { makeWaitingLogin } from "../testing/waiting-login.ts";
import { serveInbox } from "./serve-inbox.ts";

const SETUP_KEY = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

const database = await createTestDatabase();
const folder = await mkdtemp(join(tmpdir(), "countersign-inbox-"));
const demoFile = join(folder, "demo.json");
let now = new Date("2026-11-22T14:05:00Z");
const context = {
  db: database.db,
  keys: readKeyring(`test:${Buffer.alloc(32, 7).toString("base64url")}`),
  now: () => now,
};
const port = await freePort();
const inbox = await serveInbox({ port, demoFile }, context);
const origin = `http://localhost:${port}`;
afterAll(async () => {
  await inbox.stop();
  await database.close();
  await rm(folder, { recursive: true });
});

const { clinicId } = await makeWaitingLogin(database.db, now);
const receive = async (to: string, subject: string) => {
  now = new Date(now.getTime() + 1000);
  const id = crypto.randomUUID();
  const channel = to.startsWith("+") ? "text" : "email";
  await inboxChannel(context)({
    id,
    clinicId,
    clinic: "Lakeside",
    channel,
    to,
    subject,
    text: `About ${subject}`,
    html: null,
  });
  return { id, to, channel, subject, text: `About ${subject}`, at: now.toISOString() };
};
const first = await receive("pat@example.org", "one");
const second = await receive("+447700900123", "two");
const third = await receive("pat@example.org", "three");

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, listening));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}
const json = async (query: string) => (await fetch(`${origin}/messages.json${query}`)).json();
const page = async (query = "") => (await fetch(`${origin}/${query}`)).text();

describe("messages.json", () => {
  test.each([
    ["everyone's, newest first", "", [third, second, first]],
    ["one person's", "?to=pat@example.org", [third, first]],
    ["in any case", "?to=PAT@example.org", [third, first]],
    ["a phone's, plus encoded", "?to=%2B447700900123", [second]],
    ["a phone's, plus not encoded", "?to=+447700900123", [second]],
    ["nobody's", "?to=nobody@example.org", []],
  ])("answers %s", async (_, query, expected) => {
    expect(await json(query)).toEqual(expected);
  });
});

test("the page filters by recipient and says when there is nothing", async () => {
  expect(await page("?to=pat@example.org")).not.toContain("About two");
  expect(await page("?to=nobody@example.org")).toContain("Nothing has been sent to nobody@example.org yet.");
});

test("a page that is open is told of a message that arrives", async () => {
  const { body } = await fetch(`${origin}/live`);
  const stream = body?.pipeThrough(new TextDecoderStream()).getReader();
  let told = "";
  const hear = async (id: string) => {
    while (!told.includes(`data: ${id}\n`)) told += (await stream?.read())?.value ?? "";
  };
  await hear(third.id);
  await hear((await receive("pat@example.org", "four")).id);
  await stream?.cancel();
});

test("the demo people's codes are those of their authenticators (RFC 6238, appendix B)", async () => {
  expect(await page()).toContain("Nobody has an authenticator yet.");
  const person = { clinic: "lakeside", kind: "staff", role: "admin", name: "Ada", email: "ada@lakeside.example" };
  await writeFile(demoFile, JSON.stringify({ people: [{ ...person, setupKey: SETUP_KEY }] }));
  now = new Date(1_111_111_109_000);
  expect(await page()).toContain('<p class="code">081804</p>');
  await writeFile(demoFile, "{ half a fi");
  expect(await page()).toContain("Nobody has an authenticator yet.");
});

describe("an authenticator of one's own", () => {
  const post = (body: Record<string, string>, headers: Record<string, string> = { Origin: origin }) =>
    fetch(`${origin}/authenticators`, { method: "POST", body: new URLSearchParams(body), headers, redirect: "manual" });

  test("is refused from elsewhere", async () => {
    for (const headers of [{}, { Origin: "https://evil.example" }, { Origin: "null" }]) {
      expect((await post({ setupKey: SETUP_KEY }, headers)).status).toBe(403);
    }
  });

  test.each(["", "short", "not a key !".repeat(5), "<b>".repeat(20)])(
    "is refused with %j as its key",
    async (setupKey) => {
      const answer = await post({ setupKey, name: "Mine" });
      expect(answer.status).toBe(422);
      expect(await answer.text()).toContain("That is not a setup key.");
    },
  );

  test("shows its codes from then on, whatever spaces the key was copied with", async () => {
    expect((await post({ setupKey: "gezd gnbv gy3t qojq gezd gnbv gy3t qojq", name: "<Mine>" })).status).toBe(303);
    expect((await post({ setupKey: SETUP_KEY, name: "<Renamed>" })).status).toBe(303);
    now = new Date(1_111_111_109_000);
    const shown = await page();
    expect(shown.match(/081804<\/p>/g)).toHaveLength(1);
    expect(shown).toContain("&lt;Renamed&gt;");
  });
});

test("what the inbox does not have is not found", async () => {
  expect((await fetch(`${origin}/etc/passwd`)).status).toBe(404);
  expect((await fetch(origin, { method: "DELETE" })).status).toBe(404);
});

test("a port that is taken is one plain sentence", async () => {
  await expect(serveInbox({ port, demoFile }, context)).rejects.toThrow(
    `INBOX_PORT ${port} is taken by another program.`,
  );
});

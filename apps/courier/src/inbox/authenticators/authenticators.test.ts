import { readFile, writeFile } from "node:fs/promises";
import { afterAll, describe, expect, test } from "vitest";
import { openInbox, RFC_CODE, RFC_MOMENT, SETUP_KEY } from "../testing/open-inbox.ts";

const inbox = await openInbox();
const { origin, page } = inbox;
afterAll(inbox.close);
const screenshot = await readFile(new URL("../testing/setup-link.png", import.meta.url));

const post = (
  path: string,
  fields: Record<string, string | Blob>,
  headers: Record<string, string> = { Origin: origin },
) => {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  return fetch(`${origin}${path}`, { method: "POST", body, headers, redirect: "manual" });
};
const add = (fields: Record<string, string | Blob>) => post("/authenticators", fields);
/** The ids of those that were added. */
const ids = async () =>
  [...(await page("/authenticators")).matchAll(/name="id" value="([^"]+)"/g)].map(([, id]) => id ?? "");

test("the demo people's codes are those of their authenticators", async () => {
  expect(await page()).toContain("Nobody has an authenticator yet.");
  const person = { clinic: "lakeside", kind: "staff", role: "admin", name: "Ada", email: "ada@lakeside.example" };
  await writeFile(inbox.settings.demoFile, JSON.stringify({ people: [{ ...person, setupKey: SETUP_KEY }] }));
  inbox.clock.now = RFC_MOMENT;
  expect(await page()).toContain(`<p class="code">${RFC_CODE}</p>`);
  await writeFile(inbox.settings.demoFile, "{ half a fi");
  expect(await page()).toContain("Nobody has an authenticator yet.");
});

describe("an authenticator is refused", () => {
  test.each([{}, { Origin: "https://evil.example" }, { Origin: "null" }])("from elsewhere: %j", async (headers) => {
    expect((await post("/authenticators", { setup: SETUP_KEY }, headers)).status).toBe(403);
    expect((await post("/authenticators/remove", { id: "x" }, headers)).status).toBe(403);
  });

  test.each([
    ["nothing", {}, "Paste a setup link or key, or choose a screenshot."],
    ["a short key", { setup: "short" }, "That is not a setup key. It has 5 characters and needs at least 26"],
    ["a digit that no key has", { setup: SETUP_KEY.replace("G", "8") }, "contain “8”"],
    ["markup", { setup: "<b>".repeat(20) }, "That is not a setup key."],
    ["a link of another kind", { setup: "otpauth://hotp/x?secret=A" }, "Only authenticators with a new six-digit code"],
    ["a file that is no picture", { screenshot: new Blob(["GIF89a"]) }, "That picture cannot be read."],
    ["a broken picture", { screenshot: new Blob([screenshot.subarray(0, 200)]) }, "That picture cannot be read."],
    ["a file beyond all bounds", { screenshot: new Blob([new Uint8Array(13_000_000)]) }, "That file is too large."],
  ])("for %s, in one sentence beside its field", async (_, fields, sentence) => {
    const answer = await add({ name: "Mine", ...fields });
    expect(answer.status).toBe(422);
    const shown = await answer.text();
    expect(shown).toContain(sentence);
    expect(shown).toMatch(/<input [^>]+aria-invalid="true" aria-describedby="add-error" autofocus/);
    expect(shown).not.toContain("<b>");
    expect(await ids()).toEqual([]);
  });

  test("where the form is none of ours", async () => {
    const headers = { Origin: origin, "Content-Type": "multipart/form-data; boundary=x" };
    const answer = await fetch(`${origin}/authenticators`, { method: "POST", body: "no such thing", headers });
    expect(answer.status).toBe(400);
  });
});

describe("an authenticator of one's own shows its codes from then on", () => {
  test.each([
    ["a key, whatever spaces it was copied with", { setup: "gezd gnbv gy3t qojq gezd gnbv gy3t qojq" }, "My phone"],
    [
      "a link",
      { setup: `otpauth://totp/Clinic:ana@x.example?secret=${SETUP_KEY}&issuer=Clinic` },
      "Clinic, ana@x.example",
    ],
    ["a screenshot", { screenshot: new Blob([screenshot]) }, "Lakeside Physio, ana@lakeside.example"],
    ["a name of its own", { setup: SETUP_KEY, name: "<Renamed>" }, "&lt;Renamed&gt;"],
  ])("by %s; the same key is the same authenticator", async (_, fields, name) => {
    const answer = await add(fields);
    expect([answer.status, answer.headers.get("location")]).toEqual([303, "/authenticators?done=added"]);
    inbox.clock.now = RFC_MOMENT;
    for (const path of ["/", "/authenticators"]) {
      const shown = await page(path);
      expect(shown.match(new RegExp(`${RFC_CODE}</p>`, "g"))).toHaveLength(1);
      expect(shown).toContain(`<strong>${name}</strong>`);
      expect(shown).not.toContain(SETUP_KEY);
    }
  });

  test("with all the others that were added in the same moment", async () => {
    const keys = [..."ABCDEFGH"].map((letter) => letter.repeat(32));
    await Promise.all(keys.map((setup) => add({ setup, name: "Another" })));
    expect((await page("/authenticators")).match(/<strong>Another<\/strong>/g)).toHaveLength(keys.length);
    for (const id of (await ids()).slice(1)) await post("/authenticators/remove", { id });
  });

  test("until it is removed; the others stay", async () => {
    await add({ setup: "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP", name: "Other" });
    const [mine = "", other] = await ids();
    const answer = await post("/authenticators/remove", { id: mine });
    expect([answer.status, answer.headers.get("location")]).toEqual([303, "/authenticators?done=removed"]);
    expect(await ids()).toEqual([other]);
  });
});

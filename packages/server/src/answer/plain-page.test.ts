import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { ORIGIN, openDoor, type Reply } from "../../test/open-door.ts";
import { PLAIN_STYLE } from "./plain-style.ts";

const TOKENS = new URL("../../../ui/src/styles/tokens.css", import.meta.url);

/** `--name:#colour` pairs, in the order in which they are written. */
function coloursIn(css: string): [string, string][] {
  return [...css.matchAll(/--([a-z-]+):\s*(#[0-9a-f]{6})/g)].map(([, name = "", colour = ""]) => [name, colour]);
}

test("the colours of both schemes are the design system's", async () => {
  const [light = "", dark = ""] = (await readFile(TOKENS, "utf8")).split("@media", 2);
  const [ourLight = "", ourDark = ""] = PLAIN_STYLE.split("@media", 2);
  for (const [ours, theirs] of [
    [ourLight, light],
    [ourDark, dark],
  ] as const) {
    expect(coloursIn(ours).length).toBeGreaterThanOrEqual(8);
    expect(coloursIn(theirs)).toEqual(expect.arrayContaining(coloursIn(ours)));
  }
});

const door = () => openDoor(() => Promise.reject(new Error("broken")), { judgePost: async () => "outdated" });

/** The addresses that a page offers, by their words. */
function linksOf({ body }: Reply): Record<string, string> {
  return Object.fromEntries(
    [...body.matchAll(/<a href="([^"]*)">([^<]+)<\/a>/g)].map(([, to = "", what = ""]) => [what, to]),
  );
}

test.each([
  ["a failure", {}, 500, { "Try again": "", "Go to the home page": "/" }],
  ["an odd address", { path: "/a//b" }, 404, { "Go to the home page": "/" }],
  ["a host that is none", { host: "a b" }, 400, {}],
  ["another method", { method: "PUT" }, 405, { "Go to the home page": "/" }],
  ["a strange form", { method: "POST" }, 403, { "Open the page again": "", "Go to the home page": "/" }],
  [
    "a form of an older build",
    { method: "POST", headers: { origin: ORIGIN } },
    409,
    { "Open the page again": "", "Go to the home page": "/" },
  ],
])("%s gets a page with the look of the portals, and ways on", async (_, sent, status, links) => {
  const reply = await (await door()).send(sent);
  expect(reply.status).toBe(status);
  expect(linksOf(reply)).toEqual(links);
  const [, nonce] = /<style nonce="([^"]+)">/.exec(reply.body) ?? [];
  expect(reply.headers["content-security-policy"]).toContain(`style-src 'self' 'nonce-${nonce}'`);
  expect(reply.body).toMatch(/<title>.+ – Countersign<\/title>/);
  expect(reply.body.match(/<h1>/g)).toHaveLength(1);
  expect(reply.body).not.toMatch(/ style=|<script|<img|<link/);
});

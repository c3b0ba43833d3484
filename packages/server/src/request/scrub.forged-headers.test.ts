import { expect, test } from "vitest";
import { openDoor } from "../../test/open-door.ts";

async function seenByNext(headers: Record<string, string>): Promise<Record<string, string>> {
  const door = await openDoor((request, response) => {
    response.end(JSON.stringify({ raw: request.rawHeaders, ...request.headers }));
  });
  return JSON.parse((await door.send({ headers })).body) as Record<string, string>;
}

test.each([
  "x-middleware-subrequest",
  "x-middleware-next",
  "x-middleware-set-cookie",
  "x-nextjs-data",
  "x-nextjs-postponed",
  "x-next-revalidated-tags",
  "x-prerender-revalidate",
  "x-matched-path",
  "x-now-route-matches",
  "x-invoke-path",
  "x-action-forwarded",
  "x-original-url",
  "x-http-method-override",
  "next-resume",
  "authorization",
])("Next never sees a browser's %s", async (name) => {
  const seen = await seenByNext({ [name]: "forged" });
  expect(seen[name]).toBeUndefined();
  expect(seen.raw).toEqual([]);
});

test("a browser cannot choose the nonce", async () => {
  const seen = await seenByNext({ "content-security-policy": "script-src 'nonce-mine'" });
  expect(seen["content-security-policy"]).not.toContain("mine");
});

test.each([
  "rsc",
  "next-router-state-tree",
  "next-router-prefetch",
  "next-router-segment-prefetch",
  "next-url",
  "next-action",
  "cookie",
])("Next's client router keeps its %s", async (name) => {
  expect((await seenByNext({ [name]: "kept" }))[name]).toBe("kept");
});

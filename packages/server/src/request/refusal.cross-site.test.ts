import { expect, test } from "vitest";
import { HOST, ORIGIN, openDoor } from "../../test/open-door.ts";

test.each([
  ["a missing Origin", undefined],
  ["an empty Origin", ""],
  ["null", "null"],
  ["another site", "http://evil.example"],
  ["a sister clinic", "http://harbour.example.org"],
  ["a subdomain", `http://sub.${HOST}`],
  ["another scheme", `https://${HOST}`],
  ["another port", `${ORIGIN}:8080`],
  ["a path after it", `${ORIGIN}/`],
  ["two origins", `${ORIGIN}, ${ORIGIN}`],
])("a post from %s never reaches Next", async (_, origin) => {
  let reached = false;
  const door = await openDoor((_request, response) => {
    reached = true;
    response.end();
  });
  const reply = await door.send({ method: "POST", headers: origin === undefined ? {} : { origin }, body: "a=1" });
  expect(reply.status).toBe(403);
  expect(reply.body).toContain("<h1>This form did not come from our pages</h1>");
  expect(reached).toBe(false);
});

test("a forged X-Forwarded-Host does not make a foreign origin ours", async () => {
  const door = await openDoor();
  const headers = { origin: "http://evil.example", "x-forwarded-host": "evil.example" };
  expect((await door.send({ method: "POST", headers })).status).toBe(403);
});

test("a post from our own page passes", async () => {
  const door = await openDoor();
  expect((await door.send({ method: "POST", headers: { origin: ORIGIN }, body: "a=1" })).status).toBe(200);
});

test.each(["PUT", "PATCH", "DELETE", "TRACE", "PROPFIND"])("%s is not a method here", async (method) => {
  const door = await openDoor();
  const reply = await door.send({ method, headers: { origin: ORIGIN } });
  expect(reply.status).toBe(405);
  expect(reply.headers.allow).toBe("GET, HEAD, OPTIONS, POST");
});

test("OPTIONS opens nothing to other sites", async () => {
  const door = await openDoor();
  const reply = await door.send({ method: "OPTIONS", headers: { origin: "http://evil.example" } });
  expect(reply.status).toBe(204);
  expect(Object.keys(reply.headers).filter((name) => name.startsWith("access-control"))).toEqual([]);
});

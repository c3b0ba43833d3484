import { expect, test } from "vitest";
import { ORIGIN, openDoor } from "../../test/open-door.ts";

const MIB = 1024 * 1024;

test("a body of one mebibyte passes, one byte more does not", async () => {
  const door = await openDoor(async (request, response) => {
    let bytes = 0;
    for await (const chunk of request) bytes += chunk.length;
    response.end(String(bytes));
  });
  const headers = { origin: ORIGIN };
  expect((await door.send({ method: "POST", headers, body: "a".repeat(MIB) })).body).toBe(String(MIB));
  expect((await door.send({ method: "POST", headers, body: "a".repeat(MIB + 1) })).status).toBe(413);
});

test("a body of unannounced length is refused before it is read", async () => {
  const door = await openDoor();
  const headers = { origin: ORIGIN, "transfer-encoding": "chunked" };
  expect((await door.send({ method: "POST", headers, body: "a=1" })).status).toBe(411);
});

test("an address too long for a page is refused", async () => {
  const door = await openDoor();
  expect((await door.send({ path: `/?${"a".repeat(4094)}` })).status).toBe(200);
  expect((await door.send({ path: `/?${"a".repeat(4095)}` })).status).toBe(414);
});

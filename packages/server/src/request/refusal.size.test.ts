import { expect, test } from "vitest";
import { type Door, HOST, ORIGIN, openDoor } from "../../test/open-door.ts";

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

/** The answer to a request that only announces its body: whoever is refused need not send it. */
async function statusOf(door: Door, path: string, bytes: number, origin = ORIGIN): Promise<number> {
  const head = [`POST ${path} HTTP/1.1`, `Host: ${HOST}`, `Origin: ${origin}`, `Content-Length: ${bytes}`];
  const answer = await door.sendRaw([...head, "Connection: close", "", ""].join("\r\n"));
  return Number(answer.split(" ", 2)[1]);
}

test("a file of ten mebibytes passes where files are taken, and nowhere else; there, too, there is an end", async () => {
  const door = await openDoor((request, response) => void request.resume().on("end", () => response.end("taken")), {
    uploadPaths: ["/staff/invite"],
  });
  const file = { method: "POST", headers: { origin: ORIGIN }, body: "a".repeat(10 * MIB) };
  expect((await door.send({ ...file, path: "/staff/invite?done=1" })).body).toBe("taken");
  for (const path of ["/", "/staff", "/staff/invite/x", "/patients/invite", "/staff/invite/"]) {
    expect(await statusOf(door, path, 10 * MIB)).toBe(413);
  }
  expect(await statusOf(door, "/staff/invite", 11 * MIB + 1)).toBe(413);
  expect(await statusOf(door, "/staff/invite", 10 * MIB, "http://elsewhere.example")).toBe(403);
});

test("a fifth file at once is asked to come back, while pages go on", async () => {
  const held: (() => void)[] = [];
  const arrived = Promise.withResolvers<void>();
  const door = await openDoor(
    (request, response) => {
      request.resume();
      if (request.method === "GET") return void response.end("a page");
      held.push(() => response.end("taken"));
      if (held.length === 4) arrived.resolve();
    },
    { uploadPaths: ["/staff/invite"] },
  );
  const file = { method: "POST", path: "/staff/invite", headers: { origin: ORIGIN }, body: "a".repeat(MIB + 1) };
  const four = Array.from({ length: 4 }, () => door.send(file));
  await arrived.promise;
  expect(await statusOf(door, "/staff/invite", MIB + 1)).toBe(503);
  expect((await door.send()).body).toBe("a page");
  for (const release of held) release();
  for (const { body } of await Promise.all(four)) expect(body).toBe("taken");
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

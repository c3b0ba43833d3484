import { expect, test } from "vitest";
import { ORIGIN, openDoor, type Reply, sendTo } from "../../test/open-door.ts";
import { noteOutage, noteSessionOver } from "../notes.ts";

const forgets = ({ headers }: Reply) => headers["clear-site-data"];

test.each([
  ["a page", "GET", 200],
  ["a page that leads elsewhere", "GET", 307],
  ["an action that leads elsewhere", "POST", 303],
  ["a page that failed", "GET", 500],
])("%s by which a session is over makes the browser forget the pages it kept", async (_, method, status) => {
  const door = await openDoor(async (request, response) => {
    await Promise.resolve();
    if (request.url === "/over") noteSessionOver();
    response.writeHead(status, { Location: "/login" }).end();
  });
  const headers = { origin: ORIGIN };
  expect(forgets(await door.send({ path: "/over", method, headers }))).toBe('"cache"');
  expect(forgets(await door.send({ path: "/other", method, headers }))).toBeUndefined();
});

test("so does an answer that begins before it is whole, and one that is replaced", async () => {
  const door = await openDoor((request, response) => {
    noteSessionOver();
    if (request.url === "/lost") noteOutage();
    response.write("x".repeat(300 * 1024));
    response.end();
  });
  expect(forgets(await door.send({ path: "/long" }))).toBe('"cache"');
  expect(await door.send({ path: "/lost" })).toMatchObject({ status: 503, headers: { "clear-site-data": '"cache"' } });
});

test("and what Next fetches from itself for an action", async () => {
  const door = await openDoor((request, response) => {
    if (request.url === "/stamp") return void response.end(request.headers["x-countersign-visitor"]);
    noteSessionOver();
    response.end();
  });
  const stamp = (await door.send({ path: "/stamp" })).body;
  expect(forgets(await sendTo(door.reentryPort, { headers: { "x-countersign-visitor": stamp } }))).toBe('"cache"');
});

import { once } from "node:events";
import { request as httpRequest } from "node:http";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { HOST, openDoor } from "../../test/open-door.ts";
import { noteOutage } from "../notes.ts";

const LONG = "x".repeat(300 * 1024);

test("what is written in parts arrives whole and in order, whatever the parts are", async () => {
  const door = await openDoor((_request, response) => {
    response.writeHead(201, "Made", { "Content-Type": "text/plain", "Set-Cookie": ["a=1", "b=2"] });
    response.flushHeaders();
    response.write("c3RyaW5ncyw=", "base64");
    response.write(new TextEncoder().encode(" bytes,"), () => response.end(" callbacks"));
  });
  const reply = await door.send();
  expect(reply).toMatchObject({ status: 201, body: "strings, bytes, callbacks" });
  expect(reply.headers).toMatchObject({ "content-type": "text/plain", "set-cookie": ["a=1", "b=2"] });
});

test("a long answer begins before it is whole", async () => {
  const mayEnd = Promise.withResolvers<void>();
  const door = await openDoor(async (_request, response) => {
    response.write(LONG);
    await mayEnd.promise;
    response.end("the end");
  });
  const request = httpRequest({ port: door.port, host: "127.0.0.1", headers: { host: HOST }, agent: false }).end();
  const [response] = await once(request, "response");
  mayEnd.resolve();
  expect(await text(response)).toBe(`${LONG}the end`);
});

test("a long answer that is lost is replaced once, and its rest goes nowhere", async () => {
  const door = await openDoor((_request, response) => {
    noteOutage();
    response.write(LONG);
    response.write(LONG);
    response.end("the end");
  });
  const reply = await door.send();
  expect(reply.status).toBe(503);
  expect(reply.body.endsWith("</html>\n")).toBe(true);
});

test.each([
  ["HEAD", 200],
  ["GET", 204],
  ["GET", 304],
])("%s with %i has no body", async (method, status) => {
  const door = await openDoor((_request, response) => void response.writeHead(status).end());
  expect(await door.send({ method })).toMatchObject({ status, body: "" });
});

import { expect, test } from "vitest";
import { HOST, ORIGIN, openDoor, sendTo } from "../test/open-door.ts";
import type { RequestHandler } from "./hand-over.ts";
import { noteOutage } from "./notes.ts";

/** Fails as Next does: the error was caught, the answer is Next's own. */
function failingHandler(status: number, begun: "begun" | "not begun" = "not begun"): RequestHandler {
  return async (_request, response) => {
    response.setHeader("Set-Cookie", "login=abc");
    response.statusCode = status;
    if (begun === "begun") {
      response.flushHeaders();
      response.write("first part, ");
    }
    await Promise.reject(new Error("database")).catch(noteOutage);
    response.end("what Next says");
  };
}

test.each([
  ["a page", "GET", 500, "not begun"],
  ["a page's beginning", "GET", 500, "begun"],
  ["what the client router asked for, begun with 200", "GET", 200, "begun"],
  ["an action", "POST", 500, "not begun"],
  ["an action's answer, begun", "POST", 500, "begun"],
] as const)(
  "%s that met an outage is a page that asks to come back, and nothing of what was said before",
  async (...row) => {
    const [, method, status, begun] = row;
    const door = await openDoor(failingHandler(status, begun));
    const reply = await door.send({ method, headers: { origin: ORIGIN } });

    expect(reply).toMatchObject({ status: 503, headers: { "retry-after": "5", "cache-control": "no-store" } });
    expect(reply.headers["content-type"]).toBe("text/html; charset=utf-8");
    expect(reply.headers["content-security-policy"]).toContain("default-src 'none'");
    expect(reply.headers["set-cookie"]).toBeUndefined();
    expect(reply.body).toContain("<h1>Not available right now</h1>");
    expect(reply.body).not.toContain("what Next says");
  },
);

test("the log tells what was sent, whatever its writer says afterwards", async () => {
  const door = await openDoor((_request, response) => {
    noteOutage();
    response.end("what Next says");
    response.statusCode = 500;
  });
  await door.send();
  expect(door.lines).toMatchObject([{ msg: "request", status: 503 }]);
});

test("a handler that throws for an outage asks to come back too", async () => {
  const door = await openDoor(() => {
    noteOutage();
    throw new Error("database");
  });
  expect(await door.send()).toMatchObject({ status: 503, headers: { "retry-after": "5" } });
});

test("an action that did its work is not called back for what it met on the way", async () => {
  const door = await openDoor(failingHandler(303));
  const reply = await door.send({ method: "POST", headers: { origin: ORIGIN } });
  expect(reply).toMatchObject({ status: 303, body: "what Next says", headers: { "set-cookie": ["login=abc"] } });
});

test("an outage is the matter of the request that met it, not of another one answered meanwhile", async () => {
  const bothInside = Promise.withResolvers<void>();
  const door = await openDoor(async (request, response) => {
    if (request.url === "/second") bothInside.resolve();
    await bothInside.promise;
    if (request.url === "/first") noteOutage();
    response.end("done");
  });
  const [first, second] = await Promise.all([door.send({ path: "/first" }), door.send({ path: "/second" })]);
  expect([first.status, second.status]).toEqual([503, 200]);
});

test("Next's own fetch that meets an outage fails alone: the action around it keeps its answer", async () => {
  let reentryPort = 0;
  const inner: number[] = [];
  const door = await openDoor(async (request, response) => {
    if (request.method !== "POST") {
      noteOutage();
      response.end("half a page");
      return;
    }
    const { "x-countersign-visitor": stamp } = request.headers;
    inner.push((await sendTo(reentryPort, { host: HOST, headers: { "x-countersign-visitor": String(stamp) } })).status);
    response.writeHead(303, { Location: "/login/code" });
    response.end();
  });
  reentryPort = door.reentryPort;
  const reply = await door.send({ method: "POST", headers: { origin: ORIGIN } });
  expect(inner).toEqual([503]);
  expect(reply).toMatchObject({ status: 303, headers: { location: "/login/code" } });
});

test.each([
  ["GET", {}, "Something went wrong"],
  ["POST", {}, "Something went wrong"],
  ["GET", { rsc: "1" }, "what Next says"],
  ["POST", { "next-action": "a" }, "what Next says"],
])("a mistake of ours stays one: %s with %j is answered with 500 and %j", async (method, asked, says) => {
  const door = await openDoor((_request, response) => void response.writeHead(500).end("what Next says"));
  const reply = await door.send({ method, headers: { origin: ORIGIN, ...asked } });
  expect(reply.status).toBe(500);
  expect(reply.headers["retry-after"]).toBeUndefined();
  expect(reply.body).toContain(says);
});

test("an outage noted outside a request is nobody's", () => {
  expect(noteOutage).not.toThrow();
});

import { expect, test } from "vitest";
import { HOST, ORIGIN, openDoor, sayWhoAsks, sendTo, visitorIn } from "../test/open-door.ts";
import type { RequestHandler } from "./hand-over.ts";

/** Does what Next does after an action that redirects: fetches the target from itself with the action's headers. */
function redirectingHandler(reentryPort: () => number): RequestHandler {
  return async (request, response) => {
    if (request.method !== "POST") return sayWhoAsks(request, response);
    const { connection: _, "content-length": __, host: ___, ...headers } = request.headers;
    const inner = await fetch(`http://127.0.0.1:${reentryPort()}/target?x=1&_rsc=abc`, {
      headers: headers as Record<string, string>,
    });
    response.end(await inner.text());
  };
}

test("Next's own fetch after a redirecting action keeps the browser's host, address and scheme, and has its own path", async () => {
  let reentryPort = 0;
  const door = await openDoor(
    redirectingHandler(() => reentryPort),
    { settings: { isTrustedProxy: () => true } },
  );
  reentryPort = door.reentryPort;

  const headers = { origin: `https://${HOST}`, "x-forwarded-proto": "https", "x-forwarded-for": "203.0.113.7" };
  const reply = await door.send({ method: "POST", path: "/login", headers });

  expect(visitorIn(reply)).toMatchObject({ host: HOST, address: "203.0.113.7", secure: true, path: "/target?x=1" });
});

test("an action in flight at the limit still gets its own fetch through", async () => {
  let reentryPort = 0;
  const door = await openDoor(
    redirectingHandler(() => reentryPort),
    { settings: { maxInFlight: 1 } },
  );
  reentryPort = door.reentryPort;

  const reply = await door.send({ method: "POST", headers: { origin: ORIGIN } });

  expect(visitorIn(reply).path).toBe("/target?x=1");
});

test("the inner door answers nobody without a valid stamp", async () => {
  const door = await openDoor();
  expect((await sendTo(door.reentryPort)).status).toBe(404);
  expect((await sendTo(door.reentryPort, { headers: { "x-countersign-visitor": "e30.e30" } })).status).toBe(404);
});

test("a genuine stamp played back at the public door changes nothing", async () => {
  const door = await openDoor((request, response) => void response.end(request.headers["x-countersign-visitor"]));
  const stolen = (await door.send({ host: "victim.example.org" })).body;
  const reply = await door.send({ headers: { "x-countersign-visitor": stolen } });
  const again = await openDoor();
  const other = visitorIn(await again.send({ headers: { "x-countersign-visitor": stolen } }));

  expect(reply.body).not.toBe(stolen);
  expect(other.host).toBe(HOST);
});

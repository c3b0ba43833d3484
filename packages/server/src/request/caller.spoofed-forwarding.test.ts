import { expect, test } from "vitest";
import { HOST, openDoor, visitorIn } from "../../test/open-door.ts";
import { parseTrustedProxies } from "./trusted-proxies.ts";

const FORGED = {
  forwarded: "for=9.9.9.9;host=evil.example;proto=https",
  "x-forwarded-for": "9.9.9.9",
  "x-forwarded-host": "evil.example",
  "x-forwarded-proto": "https",
  "x-real-ip": "9.9.9.9",
  "true-client-ip": "9.9.9.9",
};

function trusting(list: string) {
  const isTrustedProxy = parseTrustedProxies(list);
  if (!isTrustedProxy) throw new Error(`not a list: ${list}`);
  return { settings: { isTrustedProxy } };
}

test("a browser's forwarding headers move neither address nor host nor scheme", async () => {
  const door = await openDoor();
  const visitor = visitorIn(await door.send({ headers: FORGED }));
  expect(visitor).toMatchObject({ host: HOST, hostname: HOST, address: "127.0.0.1", secure: false });
});

test("a proxy the operator did not name is a browser like any other", async () => {
  const door = await openDoor(undefined, trusting("10.0.0.0/8"));
  expect(visitorIn(await door.send({ headers: FORGED }))).toMatchObject({
    host: HOST,
    address: "127.0.0.1",
    secure: false,
  });
});

test.each([
  ["one hop", "203.0.113.7", "203.0.113.7"],
  ["what the browser wrote stands left of what the proxy saw", "9.9.9.9, 203.0.113.7", "203.0.113.7"],
  ["our own proxies are skipped from the right", "9.9.9.9, 203.0.113.7, 10.1.2.3", "203.0.113.7"],
  ["only our own proxies", "10.1.2.3", "10.1.2.3"],
  ["rubbish stops the walk", "203.0.113.7, unknown, 10.1.2.3", "10.1.2.3"],
  ["with a port", "203.0.113.7:4711", "203.0.113.7"],
  ["IPv6 with a port", "[2001:DB8:0:0::7]:4711", "2001:db8::7"],
  ["IPv4 inside IPv6", "::ffff:203.0.113.7", "203.0.113.7"],
  ["nothing", "", "127.0.0.1"],
])("behind a named proxy the address is the right-most that is not ours: %s", async (_, header, address) => {
  const door = await openDoor(undefined, trusting("127.0.0.1, 10.0.0.0/8"));
  expect(visitorIn(await door.send({ headers: { "x-forwarded-for": header } })).address).toBe(address);
});

test("a named proxy says scheme and host", async () => {
  const door = await openDoor(undefined, trusting("127.0.0.1"));
  const headers = { "x-forwarded-proto": "https", "x-forwarded-host": "Harbour.example.org:443" };
  expect(visitorIn(await door.send({ headers }))).toMatchObject({ host: "harbour.example.org", secure: true });
});

test("a named proxy that writes nonsense is answered with 400", async () => {
  const door = await openDoor(undefined, trusting("127.0.0.1"));
  expect((await door.send({ headers: { "x-forwarded-proto": "gopher" } })).status).toBe(400);
  expect((await door.send({ headers: { "x-forwarded-host": "a b" } })).status).toBe(400);
});

test.each(["10.0.0.0/33", "::1/129", "example.org", "10.0.0.1/x", "/8"])("%s is not a list of proxies", (text) => {
  expect(parseTrustedProxies(text)).toBeNull();
});

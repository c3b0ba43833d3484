import { expect, test } from "vitest";
import { openDoor } from "../../test/open-door.ts";
import { sharedReadiness } from "./health.ts";

test("alive whatever else is wrong", async () => {
  const door = await openDoor(undefined, { ready: async () => false, settings: { maxInFlight: 0 } });
  expect(await door.send({ path: "/health/live", host: "a b" })).toMatchObject({
    status: 200,
    body: '{"status":"ok"}',
  });
});

test.each([
  ["the probe says yes", async () => true, 200, '{"status":"ok"}'],
  ["the probe says no", async () => false, 503, '{"status":"unavailable"}'],
  ["the probe breaks", () => Promise.reject(new Error("password of the database")), 503, '{"status":"unavailable"}'],
])("ready as %s, and tells nothing else", async (_, ready, status, body) => {
  const door = await openDoor(undefined, { ready });
  const reply = await door.send({ path: "/health/ready" });
  expect(reply).toMatchObject({ status, body });
  expect(reply.headers["content-type"]).toBe("application/json");
});

test("beside its yes it tells what it was given to tell, and beside a no nothing", async () => {
  const facts = { timeZones: "2026f (package)" };
  const up = await openDoor(undefined, { facts });
  expect((await up.send({ path: "/health/ready" })).body).toBe('{"status":"ok","timeZones":"2026f (package)"}');
  expect((await up.send({ path: "/health/live" })).body).toBe('{"status":"ok"}');
  const down = await openDoor(undefined, { facts, ready: async () => false });
  expect((await down.send({ path: "/health/ready" })).body).toBe('{"status":"unavailable"}');
});

test("a hundred questions in one second cost one probe, and a no is asked again", async () => {
  let now = 0;
  let probes = 0;
  let answer = true;
  const isReady = sharedReadiness(
    async () => {
      probes += 1;
      return answer;
    },
    () => now,
  );

  await Promise.all(Array.from({ length: 100 }, () => isReady()));
  expect(probes).toBe(1);

  now = 1000;
  answer = false;
  expect(await isReady()).toBe(false);
  answer = true;
  expect(await isReady()).toBe(true);
  expect(probes).toBe(3);
});

test("health knows no other method", async () => {
  const door = await openDoor();
  expect((await door.send({ path: "/health/ready", method: "POST" })).status).toBe(405);
});

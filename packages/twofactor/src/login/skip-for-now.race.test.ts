import { createTestDatabase } from "@countersign/db/testing/test-database.ts";
import { afterAll, afterEach, expect, it, vi } from "vitest";
import { brokenInvariants, clinicWorld, openWindow, replicaOf, signedIn, signedInBySkip } from "../testing.ts";
import { redeemLogin } from "./redeem-login.ts";
import { skipForNow } from "./skip-for-now.ts";

// Many logins and hashes each: a busy machine needs longer for them than for other tests.
vi.setConfig({ testTimeout: 90_000 });
const database = await createTestDatabase();
afterAll(() => database.close());
const world = await clinicWorld(database.db);
const replicas = [database.connect(10), database.connect(10)].map((pool) => replicaOf(world, pool));
const replica = (index: number) => replicas[index % replicas.length] ?? world.context;
afterEach(async () => {
  expect(await brokenInvariants(database.owner.db)).toEqual([]);
});

async function loginsOf(count: number) {
  const person = await world.person();
  const logins: Awaited<ReturnType<typeof world.begun>>[] = [];
  for (let index = 0; index < count; index += 1) logins.push(await world.begun(person));
  return { person, logins };
}

it("of twenty skips at once with one left one is spent and one session begins", async () => {
  await world.policy("staff", "required_every_login", 1);
  const { person, logins } = await loginsOf(20);
  const results = await Promise.all(logins.map((login, index) => skipForNow(replica(index), login)));
  expect(results.filter(({ ok }) => ok)).toEqual([{ ok: true, skipsLeft: 0 }]);
  expect(results.filter(({ ok }) => !ok)).toEqual(Array(19).fill({ ok: false, why: "no_skips_left" }));
  const sessions = await Promise.all(logins.map((login, index) => redeemLogin(replica(index), login)));
  expect(sessions.filter(Boolean)).toHaveLength(1);
  expect((await world.account(person.accountId)).skipsSpent).toBe(1);
});

it("one login skipped twenty times at once spends one skip", async () => {
  await world.policy("staff", "required_every_login", 20);
  const { person, logins } = await loginsOf(1);
  const [login] = logins;
  if (!login) throw new Error("no login");
  const results = await Promise.all(Array.from({ length: 20 }, (_, index) => skipForNow(replica(index), login)));
  expect(results.filter(({ ok }) => ok)).toEqual([{ ok: true, skipsLeft: 19 }]);
  expect((await world.account(person.accountId)).skipsSpent).toBe(1);
});

it("skipping and enabling at once on one login does one of them", async () => {
  await world.policy("staff", "required_every_login", 5);
  for (let round = 0; round < 5; round += 1) {
    const { person, logins } = await loginsOf(1);
    const [login] = logins;
    if (!login) throw new Error("no login");
    const window = await openWindow(world, person, { loginId: login.loginId });
    const [skipped, enabled] = await Promise.all([skipForNow(replica(round), login), window.confirm()]);
    expect([skipped.ok, enabled.ok].filter(Boolean)).toHaveLength(1);
    const session = await world.redeem(person, login.token);
    expect(session?.method).toBe(enabled.ok ? "enrolment" : "skip");
  }
});

it("skips count down to none and never refill: off and on again, lower and higher", async () => {
  await world.policy("staff", "required_every_login", 3);
  const person = await world.person();
  for (const skipsLeft of [2, 1, 0]) {
    expect((await signedInBySkip(world, person)).skipsLeft).toBe(skipsLeft);
  }
  const refused = await world.begun(person);
  expect(refused.step).toEqual({ at: "enrol", skipsLeft: 0 });
  expect(await skipForNow(world.context, refused)).toEqual({ ok: false, why: "no_skips_left" });
  expect(await world.redeem(person, refused.token)).toBeNull();

  await world.policy("staff", "optional", 3);
  await signedIn(world, person);
  await world.policy("staff", "required_every_login", 3);
  expect((await world.begun(person)).step).toEqual({ at: "enrol", skipsLeft: 0 });
  await world.policy("staff", "required_every_login", 4);
  expect((await world.begun(person)).step).toEqual({ at: "enrol", skipsLeft: 1 });
  await world.policy("staff", "required_every_login", 0);
  expect((await world.begun(person)).step).toEqual({ at: "enrol", skipsLeft: 0 });
});

import { accounts, type LoginId, logins } from "@countersign/db";
import { createTestDatabase } from "@countersign/db/testing/test-database.ts";
import { eq, sql } from "drizzle-orm";
import { afterAll, afterEach, beforeEach, expect, it, vi } from "vitest";
import { cancelLogin } from "../login/cancel-login.ts";
import { verifyAuthenticatorCode } from "../login/code/verify-authenticator-code.ts";
import { SIGN_IN } from "../login/login-use.ts";
import { redeemLogin } from "../login/redeem-login.ts";
import { skipForNow } from "../login/skip-for-now.ts";
import { changePassword } from "../passwords/change-password.ts";
import {
  brokenInvariants,
  clinicWorld,
  replicaOf,
  signedIn,
  TEST_PASSWORD,
  TEST_VISITOR,
  type TestPerson,
} from "../testing.ts";
import { settleLogins } from "./settle-logins.ts";

vi.setConfig({ testTimeout: 60_000 });
const database = await createTestDatabase();
afterAll(() => database.close());
const world = await clinicWorld(database.db);
const never = new AbortController().signal;
const strike = (context = world.context) => settleLogins(context, never);
const elsewhere = { address: "203.0.113.99" };

beforeEach(() => world.policy("staff", "optional"));
afterEach(async () => {
  await strike();
  expect(await brokenInvariants(database.owner.db)).toEqual([]);
});

/** Somebody with an authenticator who has signed in before. */
async function enrolled() {
  const person = await world.person();
  const phone = await world.authenticator(person);
  await signedIn(world, person, phone);
  world.nextStep();
  return { person, phone };
}

async function begun(person: TestPerson, from: { address?: string; previousToken?: string } = {}) {
  const login = await world.begin(person, from);
  if (!login.ok) throw new Error(login.why);
  return { ...login, place: person.place, use: SIGN_IN };
}

/** What the clock told somebody, oldest first. */
async function told({ accountId }: TestPerson) {
  const rows = await database.owner.db.execute<{ kind: string; signIns: number | null; address: string }>(sql`
    select data->>'kind' as kind, (data->>'signIns')::int as "signIns", data->>'address' as address
    from pgboss.job_common where data->>'accountId' = ${accountId}
      and data->>'kind' in ('new_browser', 'sign_in_unfinished') order by created_on, 1`);
  return [...rows];
}
const unfinished = (signIns: number, address: string = TEST_VISITOR.address) => ({
  kind: "sign_in_unfinished",
  signIns,
  address,
});
const settledAt = async (loginId: LoginId) =>
  (await database.db.select({ at: logins.settledAt }).from(logins).where(eq(logins.id, loginId)))[0]?.at;

it("a sign-in from a browser that was not known is told once, at the next strike; the first of all to nobody", async () => {
  const person = await world.person();
  const phone = await world.authenticator(person);
  await signedIn(world, person, phone);
  await strike();
  expect(await told(person)).toEqual([]);
  world.nextStep();
  await signedIn(world, person, phone);
  await strike();
  await strike();
  expect(await told(person)).toEqual([{ kind: "new_browser", signIns: null, address: TEST_VISITOR.address }]);
});

it("a login that was known, trusted or settled otherwise is told to nobody", async () => {
  const { person, phone } = await enrolled();
  await strike();
  const login = await begun(person);
  await database.db.update(logins).set({ knownBrowser: true }).where(eq(logins.id, login.loginId));
  const code = phone.code(world.clock.now());
  expect(await verifyAuthenticatorCode(world.context, { ...login, code })).toEqual({ ok: true });
  expect(await redeemLogin(world.context, login)).not.toBeNull();
  expect(await settledAt(login.loginId)).not.toBeNull();
  const before = await told(person);
  world.clock.pass({ hours: 2 });
  await strike();
  expect(await told(person)).toEqual(before);
});

it("a right password that nothing followed is told after ten minutes, not before, and once", async () => {
  const { person } = await enrolled();
  await begun(person, elsewhere);
  world.clock.pass({ minutes: 9, seconds: 59 });
  await strike();
  expect(await told(person)).toEqual([]);
  world.clock.pass({ seconds: 1 });
  await strike();
  await strike();
  expect(await told(person)).toEqual([unfinished(1, elsewhere.address)]);
});

it("given up or replaced, it is told all the same; a wrong password never", async () => {
  const { person } = await enrolled();
  const { token } = await begun(person, elsewhere);
  await cancelLogin(world.context, { place: person.place, token });
  const { token: previousToken } = await begun(person, elsewhere);
  await begun(person, { ...elsewhere, previousToken });
  await world.begin(person, { password: "not this one at all", ...elsewhere });
  world.clock.pass({ minutes: 10 });
  await strike();
  expect(await told(person)).toEqual([unfinished(3, elsewhere.address)]);

  const { person: other } = await enrolled();
  await world.begin(other, { password: "not this one at all", ...elsewhere });
  world.clock.pass({ minutes: 11 });
  await strike();
  expect(await told(other)).toEqual([]);
});

it("whoever tries again in the same browser and gets in is told nothing; of another address they are", async () => {
  const { person, phone } = await enrolled();
  await begun(person);
  await begun(person, elsewhere);
  world.clock.pass({ minutes: 9 });
  const retry = await begun(person);
  world.clock.pass({ minutes: 2 });
  await strike();
  // The retry may still succeed.
  expect(await told(person)).toEqual([unfinished(1, elsewhere.address)]);
  const code = phone.code(world.clock.now());
  expect(await verifyAuthenticatorCode(world.context, { ...retry, code })).toEqual({ ok: true });
  expect(await redeemLogin(world.context, retry)).not.toBeNull();
  world.clock.pass({ hours: 2 });
  await strike();
  expect((await told(person)).filter(({ kind }) => kind !== "new_browser")).toHaveLength(1);
});

it("a try that comes later than ten minutes excuses nothing", async () => {
  const { person, phone } = await enrolled();
  await begun(person);
  world.clock.pass({ minutes: 10, seconds: 1 });
  await signedIn(world, person, phone);
  await strike();
  expect(await told(person)).toContainEqual(unfinished(1));
});

it("at most one an hour: those of the time between are gathered into the next", async () => {
  const { person } = await enrolled();
  for (let count = 0; count < 3; count += 1) {
    await begun(person, elsewhere);
    world.clock.pass({ minutes: 11 });
    await strike();
  }
  expect(await told(person)).toEqual([unfinished(1, elsewhere.address)]);
  world.clock.pass({ minutes: 40 });
  await strike();
  expect(await told(person)).toEqual([unfinished(1, elsewhere.address), unfinished(2, elsewhere.address)]);
});

it("what a person's own change stopped is told only if it was begun somewhere else", async () => {
  const { person, phone } = await enrolled();
  const session = await signedIn(world, person, phone);
  await strike();
  const before = await told(person);
  await begun(person);
  await begun(person, elsewhere);
  const input = { person: session, current: TEST_PASSWORD, next: "another long passphrase", visitor: TEST_VISITOR };
  expect(await changePassword(world.context, input)).toEqual({ ok: true });
  world.clock.pass({ minutes: 10 });
  await strike();
  expect((await told(person)).slice(before.length)).toEqual([unfinished(1, elsewhere.address)]);
});

it("an open set-up window is waited for; skipping, finishing and failing are told otherwise or not at all", async () => {
  await world.policy("staff", "required_every_login");
  const person = await world.person();
  await begun(person, elsewhere);
  world.clock.pass({ minutes: 29 });
  await strike();
  expect(await told(person)).toEqual([]);
  world.clock.pass({ minutes: 1 });
  await strike();
  expect(await told(person)).toEqual([unfinished(1, elsewhere.address)]);

  const skipping = await world.person();
  const login = await begun(skipping);
  await skipForNow(world.context, login);
  world.clock.pass({ hours: 1 });
  await strike();
  expect(await told(skipping)).toEqual([]);

  const { person: failing } = await enrolled();
  const wrong = await begun(failing);
  for (let tries = 0; tries < 5; tries += 1) await verifyAuthenticatorCode(world.context, { ...wrong, code: "000000" });
  world.clock.pass({ hours: 1 });
  await strike();
  expect(await told(failing)).toEqual([]);
});

it("of what is older than a day, and of a deactivated account, nobody is told; and it is settled", async () => {
  const { person, phone } = await enrolled();
  const old = await begun(person, elsewhere);
  await signedIn(world, person, phone);
  world.clock.pass({ hours: 24, seconds: 1 });
  const { person: gone } = await enrolled();
  await begun(gone, elsewhere);
  await database.db.update(accounts).set({ deactivatedAt: world.clock.now() }).where(eq(accounts.id, gone.accountId));
  world.clock.pass({ minutes: 10 });
  await strike();
  expect([...(await told(person)), ...(await told(gone))]).toEqual([]);
  expect(await settledAt(old.loginId)).toEqual(world.clock.now());
});

it("of six couriers whose clocks strike at once one tells, however many accounts and logins there are", async () => {
  const couriers = Array.from({ length: 6 }, () => replicaOf(world, database.connect(2)));
  const people = [];
  // One after the other: they share a clock, and each moves it on.
  while (people.length < 12) people.push(await enrolled());
  for (const { person, phone } of people) {
    await begun(person, elsewhere);
    await begun(person, elsewhere);
    await signedIn(world, person, phone);
  }
  world.clock.pass({ minutes: 10 });
  await Promise.all(couriers.map((courier) => strike(courier)));
  for (const { person } of people) {
    const kinds = (await told(person)).map(({ kind, signIns }) => `${kind} ${signIns ?? ""}`.trim());
    expect(kinds.sort()).toEqual(["new_browser", "sign_in_unfinished 2"]);
  }
});

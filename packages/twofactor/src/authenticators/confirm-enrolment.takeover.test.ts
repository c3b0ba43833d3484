import { createTestDatabase } from "@countersign/db/testing/test-database.ts";
import { sql } from "drizzle-orm";
import { afterAll, expect, it } from "vitest";
import { cancelLogin } from "../login/cancel-login.ts";
import { verifyAuthenticatorCode } from "../login/code/verify-authenticator-code.ts";
import { skipForNow } from "../login/skip-for-now.ts";
import { brokenInvariants, clinicWorld, openWindow, seen, signedIn, TEST_VISITOR } from "../testing.ts";
import { startEnrolment } from "./start-enrolment.ts";

const database = await createTestDatabase();
afterAll(() => database.close());
const world = await clinicWorld(database.db);
await world.policy("staff", "required_every_login", 5);

const authenticatorsOf = (accountId: string) =>
  database.owner.db.execute<{ id: string }>(sql`select id from authenticators where account_id = ${accountId}`);

it("a set-up begun with the password alone is worth nothing once the person has a factor", async () => {
  const person = await world.person();
  const thief = await world.begun(person);
  const stolen = await openWindow(world, person, { loginId: thief.loginId });
  const owner = await world.begun(person);
  const own = await openWindow(world, person, { loginId: owner.loginId });
  expect(await own.confirm()).toMatchObject({ ok: true });

  expect(await stolen.confirm()).toEqual({ ok: false, why: "gone" });
  expect(await authenticatorsOf(person.accountId)).toEqual([{ id: own.enrolmentId }]);
  expect(await world.redeem(person, thief.token)).toBeNull();
  expect(await brokenInvariants(database.owner.db)).toEqual([]);
});

it("of twenty set-ups of one person confirmed at once, in logins of their own, one becomes the factor", async () => {
  const person = await world.person();
  const windows: { login: Awaited<ReturnType<typeof world.begun>>; window: Awaited<ReturnType<typeof openWindow>> }[] =
    [];
  for (let count = 0; count < 20; count += 1) {
    const login = await world.begun(person);
    windows.push({ login, window: await openWindow(world, person, { loginId: login.loginId }) });
  }
  const results = await Promise.all(windows.map(({ window }) => window.confirm()));
  expect(results.filter(({ ok }) => ok).length).toBe(1);
  expect(await authenticatorsOf(person.accountId)).toHaveLength(1);
  const redeemed = await Promise.all(windows.map(({ login }) => world.redeem(person, login.token)));
  expect(redeemed.filter(Boolean)).toHaveLength(1);
  expect(await brokenInvariants(database.owner.db)).toEqual([]);
});

it("a login that laid out its set-up while another was confirmed cannot replace the factor", async () => {
  const person = await world.person();
  const login = await world.begun(person);
  const window = await openWindow(world, person, { loginId: login.loginId });
  const phone = await world.authenticator(person);
  expect(await window.confirm()).toEqual({ ok: false, why: "gone" });
  expect(await authenticatorsOf(person.accountId)).toEqual([{ id: phone.id }]);
});

it.each([
  ["cancelled", (login: Login) => cancelLogin(world.context, login)],
  ["skipped", (login: Login) => skipForNow(world.context, login)],
  ["expired", async () => world.clock.pass({ minutes: 30 })],
  ["replaced", (login: Login) => world.begin(login.person, { previousToken: login.token })],
] as const)("a set-up of a login that was %s turns nothing on", async (_how, end) => {
  const person = await world.person();
  const login = await world.begun(person);
  const window = await openWindow(world, person, { loginId: login.loginId });
  await end({ ...login, person });
  expect(await window.confirm()).toEqual({ ok: false, why: "gone" });
  expect(await authenticatorsOf(person.accountId)).toEqual([]);
  expect(await brokenInvariants(database.owner.db)).toEqual([]);
});

it("a set-up of a session that has ended turns nothing on", async () => {
  const person = await world.person();
  await world.policy("staff", "optional");
  const session = await signedIn(world, person);
  await world.policy("staff", "required_every_login");
  await startEnrolment(world.context, { person: session, visitor: TEST_VISITOR });
  const window = await openWindow(world, person, { sessionId: session.sessionId });
  await database.owner.db.execute(
    sql`update sessions set ended_at = ${world.clock.now()}::timestamptz, ended_by = 'ended_elsewhere' where id = ${session.sessionId}`,
  );
  expect(await window.confirm()).toEqual({ ok: false, why: "gone" });
  expect(await authenticatorsOf(person.accountId)).toEqual([]);
});

it("a login completed with the old phone is worth nothing after the move to a new one", async () => {
  const person = await world.person();
  const phone = await world.authenticator(person);
  const session = await signedIn(world, person, phone);
  world.nextStep();
  const waiting = await world.begun(person);
  await verifyAuthenticatorCode(world.context, { ...waiting, code: phone.code(world.clock.now()) });
  expect(await startEnrolment(world.context, { person: session, visitor: TEST_VISITOR })).toEqual({ ok: true });
  const window = await openWindow(world, person, { sessionId: session.sessionId });
  const moved = await window.confirm();
  expect(moved).toMatchObject({ ok: true });

  expect(await world.redeem(person, waiting.token)).toBeNull();
  if (!moved.ok || !moved.token) throw new Error("Moving from a session rotates it.");
  expect(await world.redeem(person, moved.token, session)).toMatchObject({ method: "enrolment", assurance: 2 });
  expect(await seen(world, session)).toEqual({ live: false, why: "rotated" });
});

type Login = Awaited<ReturnType<typeof world.begun>> & { person: Parameters<typeof world.begin>[0] };

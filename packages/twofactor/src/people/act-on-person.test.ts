import type { Actor } from "@countersign/accounts";
import {
  accounts,
  auditEvents,
  authenticators,
  budgets,
  logins,
  newId,
  recoveryCodes,
  type SessionId,
  sessions,
} from "@countersign/db";
import { createTestDatabase, type TestDatabase } from "@countersign/db/testing/test-database.ts";
import { MESSAGES } from "@countersign/messages";
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeEach, expect, it } from "vitest";
import { lockAccountFactors } from "../budget/lock-account-factors.ts";
import { verifyAuthenticatorCode } from "../login/code/verify-authenticator-code.ts";
import { readLogin } from "../login/read-login.ts";
import { redeemLogin } from "../login/redeem-login.ts";
import { resolveSession } from "../session/resolve-session.ts";
import { type ClinicWorld, clinicWorld, TEST_VISITOR, type TestPerson } from "../testing.ts";
import { resetTwoFactor } from "./reset-two-factor.ts";
import { restartSkips } from "./restart-skips.ts";
import { unlockFactors } from "./unlock-factors.ts";

const database: TestDatabase = await createTestDatabase();
afterAll(() => database.close());

let world: ClinicWorld;
let actor: Actor;
let clinics = 0;

beforeEach(async () => {
  clinics += 1;
  world = await clinicWorld(database.db, `clinic${clinics}`);
  actor = { ...(await world.person({ portal: "admin" })), sessionId: newId<SessionId>(world.clock.now()) };
});

const REASON = "Lost the phone on the train";
const on = (person: { accountId: string }, by: Actor = actor) => ({
  actor: by,
  accountId: person.accountId,
  reason: REASON,
  visitor: TEST_VISITOR,
});
const actions = { resetTwoFactor, restartSkips, unlockFactors };

const eventsOf = async (person: TestPerson) => {
  const rows = await database.db.select().from(auditEvents).where(eq(auditEvents.accountId, person.accountId));
  return rows.filter((row) => row.actorId === actor.accountId);
};
const mailsOf = (person: TestPerson) =>
  database.owner.db.execute<{ data: unknown }>(
    sql`select data from pgboss.job where name = ${MESSAGES} and data->>'accountId' = ${person.accountId}`,
  );
const spend = (person: TestPerson, skipsSpent: number) =>
  database.db.update(accounts).set({ skipsSpent }).where(eq(accounts.id, person.accountId));
const suspend = (person: TestPerson) =>
  database.db.insert(budgets).values({
    clinicId: world.clinicId,
    kind: "codes",
    subject: person.accountId,
    spent: 50,
    chargedAt: world.clock.now(),
    suspendedAt: world.clock.now(),
  });

it("resets everything a lost phone could open, ends all sessions and tells the person why", async () => {
  const person = await world.person();
  const phone = await world.authenticator(person);
  await world.recoveryCodes(person);
  await spend(person, 3);
  const login = await world.begun(person);
  await verifyAuthenticatorCode(world.context, { ...login, code: phone.code(world.clock.now()) });
  const session = await redeemLogin(world.context, login);
  const half = await world.begun(person);
  await suspend(person).onConflictDoUpdate({
    target: [budgets.clinicId, budgets.kind, budgets.subject],
    set: { suspendedAt: world.clock.now() },
  });

  expect(await resetTwoFactor(world.context, on(person))).toEqual({ ok: true });

  expect(await database.db.select().from(authenticators).where(eq(authenticators.accountId, person.accountId))).toEqual(
    [],
  );
  expect(await database.db.select().from(recoveryCodes).where(eq(recoveryCodes.accountId, person.accountId))).toEqual(
    [],
  );
  expect(await readLogin(world.context, half)).toEqual({ state: "gone", why: "cancelled" });
  if (!session) throw new Error("The login was not redeemed.");
  expect(await resolveSession(world.context, { place: person.place, ...session })).toEqual({
    live: false,
    why: "admin",
  });
  expect(await world.account(person.accountId)).toMatchObject({ skipsSpent: 3 });
  const [budget] = await database.db.select().from(budgets).where(eq(budgets.subject, person.accountId));
  expect(budget).toMatchObject({ spent: 0, waitsUntil: null, suspendedAt: null });
  expect(await eventsOf(person)).toMatchObject([
    {
      event: "two_factor.reset",
      portal: "admin",
      sessionId: actor.sessionId,
      details: { reason: REASON, sessionsEnded: 1 },
    },
  ]);
  expect(await mailsOf(person)).toMatchObject([
    { data: { kind: "two_factor_reset", to: person.email, reason: REASON, by: "admin", portal: "staff" } },
  ]);
  expect((await world.begun(person)).step).toEqual({ at: "signed-in", by: "password" });
});

it("takes a patient's sign-in codes and the proof of their phone away, and keeps the number", async () => {
  const patient = await world.person({ portal: "patient", phone: "+447700900123" });
  await database.db
    .update(accounts)
    .set({ signInCodesOnAt: world.clock.now() })
    .where(eq(accounts.id, patient.accountId));
  expect(await resetTwoFactor(world.context, on(patient))).toEqual({ ok: true });
  expect(await world.account(patient.accountId)).toMatchObject({
    signInCodesOnAt: null,
    phoneConfirmedAt: null,
    phone: "+447700900123",
  });
  expect(await mailsOf(patient)).toMatchObject([{ data: { portal: "patient" } }]);
});

it("refuses to reset oneself, another admin, and somebody with nothing to reset; nobody is told", async () => {
  const other = await world.person({ portal: "admin" });
  await world.authenticator(other);
  const plain = await world.person();
  expect(await resetTwoFactor(world.context, on(actor))).toEqual({ ok: false, why: "yourself" });
  expect(await resetTwoFactor(world.context, on(other))).toEqual({ ok: false, why: "another_admin" });
  expect(await resetTwoFactor(world.context, on(plain))).toEqual({ ok: false, why: "nothing_to_reset" });
  expect(
    await database.db.select().from(authenticators).where(eq(authenticators.accountId, other.accountId)),
  ).toHaveLength(1);
  expect(await mailsOf(other)).toEqual([]);
  expect(await eventsOf(plain)).toEqual([]);
});

it("leaves no session behind when a login is redeemed while the factors are reset", async () => {
  for (let round = 0; round < 12; round += 1) {
    const person = await world.person();
    const phone = await world.authenticator(person);
    const login = await world.begun(person);
    await verifyAuthenticatorCode(world.context, { ...login, code: phone.code(world.clock.now()) });
    const [, reset] = await Promise.all([redeemLogin(world.context, login), resetTwoFactor(world.context, on(person))]);
    expect(reset).toEqual({ ok: true });
    const left = await database.db.select().from(sessions).where(eq(sessions.accountId, person.accountId));
    expect(left.filter((session) => session.endedAt === null)).toEqual([]);
  }
});

it("lets no code through that is checked while the factors are reset", async () => {
  for (let round = 0; round < 12; round += 1) {
    const person = await world.person();
    const phone = await world.authenticator(person);
    const tries = await Promise.all([1, 2, 3].map(() => world.begun(person)));
    const code = phone.code(world.clock.now());
    const [reset] = await Promise.all([
      resetTwoFactor(world.context, on(person)),
      ...tries.map((login) => verifyAuthenticatorCode(world.context, { ...login, code })),
    ]);
    expect(reset).toEqual({ ok: true });
    for (const login of tries) expect(await redeemLogin(world.context, login)).toBeNull();
    const open = await database.db.select().from(logins).where(eq(logins.accountId, person.accountId));
    expect(open.filter((row) => row.cancelledAt === null && row.failedAt === null)).toEqual([]);
  }
});

it("tells the person once when two admins reset at the same time", async () => {
  const person = await world.person();
  await world.authenticator(person);
  const results = await Promise.all([1, 2, 3].map(() => resetTwoFactor(world.context, on(person))));
  expect(results.filter((result) => result.ok)).toHaveLength(1);
  expect(await mailsOf(person)).toHaveLength(1);
});

it("gives the skips back, with who did it, why and how many", async () => {
  const person = await world.person();
  await spend(person, 4);
  expect(await restartSkips(world.context, on(person))).toEqual({ ok: true });
  expect(await world.account(person.accountId)).toMatchObject({ skipsSpent: 0 });
  expect(await eventsOf(person)).toMatchObject([{ event: "skips.restarted", details: { reason: REASON, spent: 4 } }]);
  expect(await restartSkips(world.context, on(person))).toEqual({ ok: false, why: "no_skips_spent" });
  const patient = await world.person({ portal: "patient" });
  expect(await restartSkips(world.context, on(patient))).toEqual({ ok: false, why: "no_such_person" });
});

it("ends a suspension, and touches no factor", async () => {
  const person = await world.person();
  await world.authenticator(person);
  await suspend(person);
  expect((await world.begun(person)).step.at).toBe("locked");
  expect(await unlockFactors(world.context, on(person))).toEqual({ ok: true });
  expect((await world.begun(person)).step.at).toBe("enter-code");
  expect(await eventsOf(person)).toMatchObject([{ event: "factors.unlocked", details: { reason: REASON } }]);
  expect(await unlockFactors(world.context, on(person))).toEqual({ ok: false, why: "not_locked" });
});

it.each(Object.entries(actions))("%s is refused to everyone but an active admin of that clinic", async (_, act) => {
  const person = await world.person();
  await world.authenticator(person);
  await spend(person, 2);
  await suspend(person);
  const member = await world.person();
  const gone = await world.person({ portal: "admin" });
  await database.db.update(accounts).set({ deactivatedAt: world.clock.now() }).where(eq(accounts.id, gone.accountId));
  const elsewhere = await (await clinicWorld(database.db, `elsewhere${newId(world.clock.now())}`)).person({
    portal: "admin",
  });
  for (const impostor of [member, gone, { ...elsewhere, clinicId: world.clinicId }]) {
    const result = await act(world.context, on(person, { ...impostor, sessionId: actor.sessionId }));
    expect(result).toEqual({ ok: false, why: "not_allowed" });
  }
  const fromElsewhere = await act(world.context, on(person, { ...elsewhere, sessionId: actor.sessionId }));
  expect(fromElsewhere).toEqual({ ok: false, why: "no_such_person" });
  expect(await world.account(person.accountId)).toMatchObject({ skipsSpent: 2 });
  expect(
    await database.db.select().from(authenticators).where(eq(authenticators.accountId, person.accountId)),
  ).toHaveLength(1);
});

it.each(Object.entries(actions))("%s wants a reason of 3 to 500 characters", async (_, act) => {
  for (const reason of ["", "  ab  ", "x".repeat(501)]) {
    await expect(act(world.context, { ...on(await world.person()), reason })).rejects.toThrow();
  }
});

it("whoever becomes an admin while their reset waits for it is not reset by one person alone", async () => {
  const person = await world.person();
  await world.authenticator(person);
  const resetting = await database.owner.db.transaction(async (tx) => {
    await lockAccountFactors(tx, person, world.clock.now());
    await tx.update(accounts).set({ role: "admin" }).where(eq(accounts.id, person.accountId));
    const reset = resetTwoFactor(world.context, on(person));
    const waiting = sql`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    while ((await database.db.execute(waiting)).length === 0);
    return { reset };
  });
  expect(await resetting.reset).toEqual({ ok: false, why: "another_admin" });
});

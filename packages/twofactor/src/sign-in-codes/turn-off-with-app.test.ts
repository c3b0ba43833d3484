import { accounts, auditEvents, authenticators, recoveryCodes } from "@countersign/db";
import { createTestDatabase } from "@countersign/db/testing/test-database.ts";
import { eq, sql } from "drizzle-orm";
import { afterAll, afterEach, expect, test } from "vitest";
import { verifyAuthenticatorCode } from "../login/code/verify-authenticator-code.ts";
import { redeemLogin } from "../login/redeem-login.ts";
import { resetTwoFactor } from "../people/reset-two-factor.ts";
import type { Person } from "../session/person.ts";
import { TEST_VISITOR, type TestPerson } from "../testing/clinic-world.ts";
import { consoleWorld } from "../testing/console-world.ts";
import { brokenInvariants } from "../testing/invariants.ts";
import { meanwhile } from "../testing/meanwhile.ts";
import { settingUpApp, signedInByApp, withApp } from "../testing/patient-app.ts";
import { patientWorld } from "../testing/patient-world.ts";
import { turnOffSignInCodes } from "./turn-off-sign-in-codes.ts";

const database = await createTestDatabase();
afterAll(() => database.close());
afterEach(async () => expect(await brokenInvariants(database.owner.db)).toEqual([]));
const clinic = await patientWorld(database.db);
const { context, world } = clinic;

const off = (person: Person, db = context.db) =>
  turnOffSignInCodes({ ...context, db }, { person, visitor: TEST_VISITOR });

/** What an account holds: apps, recovery codes, and whether its codes are on. */
async function holdings({ accountId }: TestPerson) {
  const [apps, codes] = await Promise.all([
    database.db.select().from(authenticators).where(eq(authenticators.accountId, accountId)),
    database.db.select().from(recoveryCodes).where(eq(recoveryCodes.accountId, accountId)),
  ]);
  const { signInCodesOnAt, enrolledAt } = await world.account(accountId);
  return { apps: apps.length, codes: codes.length, on: signInCodesOnAt !== null, listed: enrolledAt !== null };
}

async function eventsOf({ accountId }: TestPerson, ...names: readonly string[]) {
  const rows = await database.db.select().from(auditEvents).where(eq(auditEvents.accountId, accountId));
  return rows.map(({ event }) => event).filter((event) => names.includes(event));
}

async function mailsTo({ email }: TestPerson): Promise<string[]> {
  const rows = await database.owner.db.execute<{ kind: string }>(sql`
    select data->>'kind' as kind from pgboss.job where data->>'to' = ${email} and data->>'kind' like '%\_off'
      or data->>'to' = ${email} and data->>'kind' like 'two_factor%' order by created_on`);
  return rows.map(({ kind }) => kind);
}

const everything = { apps: 1, codes: 10, on: true, listed: true };
const nothing = { apps: 0, codes: 0, on: false, listed: false };

test("turning off takes app, recovery codes and codes together, ends what was begun, and is told once", async () => {
  const { patient, app } = await withApp(clinic, await clinic.patient());
  const elsewhere = await signedInByApp(clinic, patient, app);
  const person = await signedInByApp(clinic, patient, app);
  const pending = await clinic.begin(patient);
  expect(await off(person)).toEqual({ ok: true });
  expect(await holdings(patient)).toEqual(nothing);
  expect(await eventsOf(patient, "two_factor.disabled", "sign_in_codes.turned_off")).toHaveLength(2);
  expect(await mailsTo(patient)).toEqual(["two_factor_enabled", "two_factor_disabled"]);
  await expect(clinic.person(elsewhere)).rejects.toThrow("factor_changed");
  expect(await redeemLogin(context, pending)).toBeNull();
  expect((await clinic.begin(patient)).step).toEqual({ at: "signed-in", by: "password" });
});

test("without a code of the last ten minutes, or where the clinic requires one, nothing of it goes", async () => {
  const harbour = await patientWorld(database.db, "harbour");
  const { patient, app, person: stale } = await withApp(harbour, await harbour.patient());
  harbour.pass(600);
  const late = await harbour.person(stale);
  const refused = await turnOffSignInCodes(harbour.context, { person: late, visitor: TEST_VISITOR });
  expect(refused).toEqual({ ok: false, why: "not_fresh" });
  const person = await signedInByApp(harbour, patient, app);
  await harbour.setMode("required_every_login");
  for (const asked of [person, await harbour.person(person)]) {
    const answer = await turnOffSignInCodes(harbour.context, { person: asked, visitor: TEST_VISITOR });
    expect(answer).toMatchObject({ ok: false });
  }
  expect(await holdings(patient)).toEqual(everything);
});

test("ten presses at once turn it off once", async () => {
  const { patient, app } = await withApp(clinic, await clinic.patient());
  const person = await signedInByApp(clinic, patient, app);
  const answers = await Promise.all(Array.from({ length: 10 }, () => off(person)));
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await holdings(patient)).toEqual(nothing);
  expect(await eventsOf(patient, "two_factor.disabled", "sign_in_codes.turned_off")).toHaveLength(2);
});

test("turned off while a second browser sets the app up: what is left is whole, one way or the other", async () => {
  for (const round of [1, 2, 3]) {
    const patient = await clinic.patient();
    const person = await clinic.signIn(patient);
    const window = await settingUpApp(clinic, patient, await clinic.signIn(patient));
    const [turned, confirmed] = await Promise.all([off(person), window.confirm()]);
    // Whoever comes second finds their session ended.
    expect([turned.ok, confirmed.ok].filter(Boolean), `round ${round}`).toHaveLength(1);
    expect(await holdings(patient)).toEqual(confirmed.ok ? everything : nothing);
  }
});

test("turned off in one session while another redeems the app's code: no session is left without an end", async () => {
  for (const redeemedFirst of [true, false]) {
    const { patient, app } = await withApp(clinic, await clinic.patient());
    const person = await signedInByApp(clinic, patient, app);
    world.nextStep();
    const login = await clinic.begin(patient);
    const code = app.code(context.now());
    expect(await verifyAuthenticatorCode(context, { ...login, code })).toEqual({ ok: true });
    const redeem = (db = context.db) => redeemLogin({ ...context, db }, login);
    if (redeemedFirst) {
      const sessions: Awaited<ReturnType<typeof redeem>>[] = [];
      const hold = async (tx: typeof context.db) => sessions.push(await redeem(tx));
      expect(await meanwhile(database, hold, () => off(person))).toEqual({ ok: true });
      const [session] = sessions;
      if (!session) throw new Error("Nobody was signed in.");
      await expect(clinic.person(session)).rejects.toThrow("factor_changed");
    } else {
      expect(await meanwhile(database, (tx) => off(person, tx), redeem)).toBeNull();
    }
  }
});

test("a reset by the front desk takes app, recovery codes, codes and the proof of the phone", async () => {
  const desk = await consoleWorld(database);
  const patient = await desk.person({ portal: "patient", phone: "+447700900123" });
  await desk.set(patient, { signInCodesOnAt: context.now(), phoneConfirmedAt: context.now() });
  await desk.authenticator(patient);
  await desk.recoveryCodes(patient);
  expect(await resetTwoFactor(desk.context, desk.on(patient, await desk.console("helpdesk")))).toEqual({ ok: true });
  expect(await holdings(patient)).toEqual(nothing);
  const [row] = await database.db.select().from(accounts).where(eq(accounts.id, patient.accountId));
  expect(row?.phoneConfirmedAt).toBeNull();
  expect((await desk.lettersTo(patient)).map(({ kind }) => kind)).toContain("two_factor_reset");
});

import { logins, newId, newToken, signInCodes, tokenDigest } from "@countersign/db";
import { createTestDatabase } from "@countersign/db/testing/test-database.ts";
import { and, eq, sql } from "drizzle-orm";
import { afterAll, describe, expect, test } from "vitest";
import { beginPhoneConfirmation } from "../contact/begin-phone-confirmation.ts";
import { confirmPhone } from "../contact/confirm-phone.ts";
import { beginStepUp } from "../login/begin-step-up.ts";
import { verifyAuthenticatorCode } from "../login/code/verify-authenticator-code.ts";
import { findLogin } from "../login/login-row.ts";
import { SIGN_IN } from "../login/login-use.ts";
import { redeemLogin } from "../login/redeem-login.ts";
import { verifyRecoveryCode } from "../recovery-codes/verify-recovery-code.ts";
import type { Person } from "../session/person.ts";
import { TEST_VISITOR, type TestPerson } from "../testing/clinic-world.ts";
import { brokenInvariants, watchSteps } from "../testing/invariants.ts";
import { settingUpApp, signedInByApp, withApp } from "../testing/patient-app.ts";
import { patientWorld } from "../testing/patient-world.ts";
import { seen } from "../testing/signed-in.ts";
import { sendSignInCode } from "./send-sign-in-code.ts";
import { verifySignInCode } from "./verify-sign-in-code.ts";

const database = await createTestDatabase();
afterAll(() => database.close());
const clinic = await patientWorld(database.db);
const { context, place, world } = clinic;
await watchSteps(database.owner.db);
const PHONE = "+447700900123";

const codesSentTo = async (patient: TestPerson) => {
  const rows = await database.db.select().from(signInCodes).where(eq(signInCodes.accountId, patient.accountId));
  return rows.length;
};

/** A code as it would have been sent, put beside a login by a hand that can write into the database. */
async function smuggled(patient: TestPerson, login: { loginId: Parameters<typeof clinic.code>[0] }) {
  const now = context.now();
  await database.owner.db.insert(signInCodes).values({
    clinicId: patient.clinicId,
    id: newId(now),
    loginId: login.loginId,
    accountId: patient.accountId,
    issue: 1,
    channel: "email",
    destinationHash: context.keys.random(32),
    keyId: context.keys.newestId,
    createdAt: now,
    expiresAt: new Date(now.getTime() + 600_000),
  });
  return clinic.code(login.loginId, 1);
}

const step = async (person: Person) => ({
  ...(await beginStepUp(context, {
    person,
    visitor: TEST_VISITOR,
    intent: { action: "x", input: null },
    returnTo: "/",
  })),
  place,
});

describe("a patient with an authenticator app", () => {
  test("is asked for its code and for nothing that is sent; the first code of a login goes out to nobody", async () => {
    const { patient, app } = await withApp(clinic, await clinic.patient({ phone: PHONE }));
    const before = await codesSentTo(patient);
    const login = await clinic.begin(patient);
    expect(login.step).toEqual({ at: "enter-code", methods: ["authenticator", "recovery_code"] });
    for (const channel of [null, "email", "text"] as const) {
      expect(await sendSignInCode(context, { ...login, channel })).toEqual({ ok: false, why: "authenticator_owed" });
    }
    expect(await codesSentTo(patient)).toBe(before);
    expect(await signedInByApp(clinic, patient, app)).toMatchObject({ method: "authenticator", assurance: 2 });
  });

  test("is not signed in by a code that a mail could carry, and each costs a try", async () => {
    const { patient } = await withApp(clinic, await clinic.patient());
    const login = await clinic.begin(patient);
    const code = await smuggled(patient, login);
    expect(await verifySignInCode(context, { ...login, code })).toMatchObject({ why: "wrong_code", triesLeft: 4 });
    expect(await redeemLogin(context, login)).toBeNull();
  });

  test("confirms with the app, and no code is sent or taken in its place", async () => {
    const { patient, app, person } = await withApp(clinic, await clinic.patient());
    const stepUp = await step(person);
    expect(await sendSignInCode(context, { ...stepUp, channel: null })).toMatchObject({ why: "authenticator_owed" });
    const code = await smuggled(patient, stepUp);
    expect(await verifySignInCode(context, { ...stepUp, code })).toMatchObject({ why: "wrong_code" });
    world.nextStep();
    expect(await verifyAuthenticatorCode(context, { ...stepUp, code: app.code(context.now()) })).toEqual({ ok: true });
    expect(await redeemLogin(context, stepUp)).not.toBeNull();
  });

  test("still proves a number by the code that is texted to it", async () => {
    const { person } = await withApp(clinic, await clinic.patient());
    const asked = { place, person, phone: PHONE, heldToken: null, visitor: TEST_VISITOR };
    const begun = await beginPhoneConfirmation(context, asked);
    if (!begun.ok) throw new Error(begun.why);
    const login = await findLogin(context, place, begun.token);
    if (!login) throw new Error("no login");
    const form = { place, token: begun.token, loginId: login.loginId, person, visitor: TEST_VISITOR };
    expect(await confirmPhone(context, { ...form, code: clinic.code(login.loginId, 1) })).toEqual({ ok: true });
    expect(await clinic.person(person)).toMatchObject({ phoneConfirmed: true, authenticators: 1 });
  });

  test("gets in with a recovery code, once", async () => {
    const patient = await clinic.patient();
    await world.authenticator(patient);
    const [first = ""] = await world.recoveryCodes(patient);
    const login = await clinic.begin(patient);
    expect(await verifyRecoveryCode(context, { ...login, code: first })).toMatchObject({ ok: true });
    expect(await world.redeem(patient, login.token)).toMatchObject({ method: "recovery_code", recoveryCodesLeft: 9 });
    const again = await clinic.begin(patient);
    expect(await verifyRecoveryCode(context, { ...again, code: first })).toMatchObject({ why: "code_already_used" });
  });
});

describe("what was begun before there was an app", () => {
  test("a login that waits for the code of a mail is over, whatever of it arrives", async () => {
    const patient = await clinic.patient();
    const waiting = await clinic.begin(patient);
    const code = clinic.code(waiting.loginId, 1);
    await withApp(clinic, patient);
    expect(await verifySignInCode(context, { ...waiting, code })).toEqual({
      ok: false,
      why: "login_gone",
      how: "cancelled",
    });
    expect(await sendSignInCode(context, { ...waiting, channel: "email" })).toMatchObject({ why: "login_gone" });
  });

  test("a step-up that waits for it too, in the very session that sets the app up", async () => {
    const patient = await clinic.patient();
    const person = await clinic.signIn(patient);
    const waiting = await step(person);
    await sendSignInCode(context, { ...waiting, channel: "email" });
    const window = await settingUpApp(clinic, patient, person);
    expect(await window.confirm()).toMatchObject({ ok: true });
    const code = clinic.code(waiting.loginId, 1);
    expect(await verifySignInCode(context, { ...waiting, code })).toMatchObject({ why: "login_gone" });
  });

  test("a login that a mailed code completed becomes no session any more", async () => {
    const patient = await clinic.patient();
    const waiting = await clinic.begin(patient);
    expect(await verifySignInCode(context, { ...waiting, code: clinic.code(waiting.loginId, 1) })).toEqual({
      ok: true,
    });
    await withApp(clinic, patient);
    expect(await redeemLogin(context, waiting)).toBeNull();
  });

  test.each(["email_code", "text_code", "password"] as const)(
    "a login completed by %s beside every statement that should have stopped it becomes no session",
    async (completedBy) => {
      const { patient } = await withApp(clinic, await clinic.patient());
      const token = await completed(patient, completedBy);
      expect(await redeemLogin(context, { place, token, use: SIGN_IN })).toBeNull();
    },
  );

  test("of those who type a mailed code while the app is being set up nobody keeps a session by it", async () => {
    for (const round of [1, 2]) {
      const patient = await clinic.patient();
      const window = await settingUpApp(clinic, patient, await clinic.signIn(patient));
      const waiting = await Promise.all(Array.from({ length: 4 }, () => clinic.begin(patient)));
      const racers = waiting.map(async (login) => {
        await verifySignInCode(context, { ...login, code: clinic.code(login.loginId, 1) });
        return redeemLogin(context, login);
      });
      const [confirmed, ...sessions] = await Promise.all([window.confirm(), ...racers]);
      expect(confirmed, `round ${round}`).toMatchObject({ ok: true });
      for (const session of sessions) {
        if (session) await expect(clinic.person(session)).rejects.toThrow("factor_changed");
      }
    }
    expect(await brokenInvariants(database.owner.db)).toEqual([]);
  });
});

test("under Off the password is enough, and what was set up is asked for where something is to change", async () => {
  const harbour = await patientWorld(database.db, "harbour");
  const { patient, app } = await withApp(harbour, await harbour.patient());
  await harbour.setMode("off");
  const person = await harbour.signIn(patient);
  // Codes that were never confirmed as stored are not made anew for the password alone.
  const alone = { method: "password", assurance: 1, authenticators: 1, unseenRecoveryCodes: false };
  expect(person).toMatchObject(alone);
  const wish = { person, visitor: TEST_VISITOR, intent: { action: "x", input: null }, returnTo: "/" };
  const stepUp = { ...(await beginStepUp(harbour.context, wish)), place: harbour.place };
  expect(await sendSignInCode(harbour.context, { ...stepUp, channel: null })).toMatchObject({
    why: "authenticator_owed",
  });
  harbour.world.nextStep();
  const code = app.code(harbour.context.now());
  expect(await verifyAuthenticatorCode(harbour.context, { ...stepUp, code })).toEqual({ ok: true });
  // Optional again, before a login that the password completed is redeemed: it is not enough any more.
  const begun = await harbour.begin(patient);
  expect(begun.step).toEqual({ at: "signed-in", by: "password" });
  await harbour.setMode("optional");
  expect(await redeemLogin(harbour.context, begun)).toBeNull();
  expect(await seen(harbour.world, person)).toMatchObject({ live: true });
});

/** A login completed at this moment, as no flow would have left it. */
async function completed({ clinicId, accountId }: TestPerson, completedBy: "email_code" | "text_code" | "password") {
  const token = newToken(context.keys);
  const now = context.now();
  await database.owner.db.insert(logins).values({
    clinicId,
    id: newId(now),
    accountId,
    portal: "patient",
    purpose: "sign_in",
    tokenHash: tokenDigest(token),
    ...TEST_VISITOR,
    passwordVersion: sql`(select password_version from accounts where clinic_id = ${clinicId} and id = ${accountId})`,
    createdAt: now,
    expiresAt: new Date(now.getTime() + 600_000),
    completedAt: now,
    completedBy,
  });
  const [row] = await database.db
    .select()
    .from(logins)
    .where(and(eq(logins.tokenHash, tokenDigest(token))));
  if (!row) throw new Error("no login");
  return token;
}

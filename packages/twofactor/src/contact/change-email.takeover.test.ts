import { answerPasswordReset } from "@countersign/accounts";
import { createTestDatabase } from "@countersign/db/testing/test-database.ts";
import { sql } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { beginStepUp } from "../login/begin-step-up.ts";
import { findLogin } from "../login/login-row.ts";
import { verifyStepUpPassword } from "../login/password/verify-step-up-password.ts";
import { changePassword } from "../passwords/change-password.ts";
import { resetPassword } from "../passwords/reset-password.ts";
import type { Person } from "../session/person.ts";
import { channelsOf } from "../sign-in-codes/issue.ts";
import { sendSignInCode } from "../sign-in-codes/send-sign-in-code.ts";
import { turnOnSignInCodes } from "../sign-in-codes/turn-on-sign-in-codes.ts";
import { TEST_PASSWORD, TEST_VISITOR, type TestPerson } from "../testing/clinic-world.ts";
import { patientWorld } from "../testing/patient-world.ts";
import { askForLink, newestLink } from "../testing/reset-link.ts";
import { beginEmailChange } from "./begin-email-change.ts";
import { beginPhoneConfirmation } from "./begin-phone-confirmation.ts";
import { confirmEmail } from "./confirm-email.ts";

const database = await createTestDatabase();
afterAll(() => database.close());
const clinic = await patientWorld(database.db);
const { context, place, world } = clinic;
const NEXT = "a kettle under seven quiet larches";

const freshly = (person: Person): Person => ({ ...person, freshAt: context.now() });
const asking = (person: Person) => ({ place, person, heldToken: null, visitor: TEST_VISITOR });

async function changing(person: Person, email: string) {
  const begun = await beginEmailChange(context, { ...asking(freshly(person)), email });
  if (!begun.ok) throw new Error(begun.why);
  const login = await findLogin(context, place, begun.token);
  if (!login) throw new Error("no login");
  const form = { place, token: begun.token, loginId: login.loginId, person, visitor: TEST_VISITOR };
  return { ...form, code: clinic.code(login.loginId, 1) };
}

const resetBy = async (patient: TestPerson) => {
  const token = await newestLink(world, patient);
  return resetPassword(context, { place, token, password: NEXT, visitor: TEST_VISITOR });
};
const emailOf = async ({ accountId }: TestPerson) => (await world.account(accountId)).email;
const linksTo = (email: string) =>
  database.owner.db.execute(sql`select data->>'to' as "to" from pgboss.job
    where data->>'kind' in ('password_reset', 'invitation') and data->>'to' = ${email}`);

test("a change that was begun before the password was replaced, by a link or elsewhere, is not finished after it", async () => {
  const patient = await clinic.patient({ codesOn: false });
  const byLink = await changing(await clinic.signIn(patient), "thief.one@evil.example");
  await askForLink(world, patient);
  expect(await resetBy(patient)).toEqual({ ok: true });
  expect(await confirmEmail(context, byLink)).toMatchObject({ ok: false, why: "login_gone" });

  const other = await clinic.patient({ codesOn: false });
  const elsewhere = await changing(await clinic.signIn(other), "thief.two@evil.example");
  const owner = await clinic.signIn(other);
  const changed = await changePassword(context, {
    person: owner,
    current: TEST_PASSWORD,
    next: NEXT,
    visitor: TEST_VISITOR,
  });
  expect(changed).toEqual({ ok: true });
  expect(await confirmEmail(context, elsewhere)).toMatchObject({ ok: false, why: "login_gone" });
  expect([await emailOf(patient), await emailOf(other)]).toEqual([patient.email, other.email]);
});

test("a link asked for under the old address opens nothing after the change, whenever a courier answers", async () => {
  const patient = await clinic.patient({ codesOn: false });
  const form = await changing(await clinic.signIn(patient), "moved@lakeside.example");
  await askForLink(world, patient);
  expect(await confirmEmail(context, form)).toMatchObject({ ok: true });
  expect(await resetBy(patient)).toEqual({ ok: false, why: "gone" });
  const mailed = (await linksTo(patient.email)).length;
  const asked = { portal: "patient", email: patient.email, ...TEST_VISITOR, at: context.now().toISOString() } as const;
  await answerPasswordReset(context, { kind: "password_reset_asked", clinicId: patient.clinicId, ...asked });
  expect(await linksTo(patient.email)).toHaveLength(mailed);
  expect(await linksTo("moved@lakeside.example")).toEqual([]);
});

test("a borrowed session without the password changes no address, also not by turning codes on first", async () => {
  const patient = await clinic.patient({ codesOn: false });
  const thief = await clinic.signIn(patient);
  const phone = (person: Person) => beginPhoneConfirmation(context, { ...asking(person), phone: "07700 900 700" });
  const email = (person: Person) => beginEmailChange(context, { ...asking(person), email: "thief@evil.example" });
  const refused = { ok: false, why: "not_fresh" };
  expect([await phone(thief), await email(thief)]).toEqual([refused, refused]);

  expect(await turnOnSignInCodes(context, { person: thief, visitor: TEST_VISITOR })).toEqual({ ok: true });
  const after = await clinic.person(thief);
  expect([await phone(after), await email(after)]).toEqual([refused, refused]);
  const stepUp = await beginStepUp(context, {
    person: after,
    visitor: TEST_VISITOR,
    intent: { action: "change_email", input: {} },
    returnTo: "/profile/login",
  });
  const held = { place, ...stepUp };
  const byPassword = await verifyStepUpPassword(context, {
    ...held,
    person: after,
    password: TEST_PASSWORD,
    visitor: TEST_VISITOR,
  });
  expect(byPassword).toEqual({ ok: false, why: "code_needed" });
  const login = await findLogin(context, place, stepUp.token);
  expect(login && channelsOf(login)).toEqual(["email"]);
  expect(await sendSignInCode(context, { ...held, channel: "text" })).toEqual({ ok: false, why: "no_such_channel" });
});

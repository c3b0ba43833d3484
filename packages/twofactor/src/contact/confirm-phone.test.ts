import { accounts } from "@countersign/db";
import { createTestDatabase } from "@countersign/db/testing/test-database.ts";
import { eq, sql } from "drizzle-orm";
import { afterAll, describe, expect, test } from "vitest";
import { findLogin } from "../login/login-row.ts";
import { SIGN_IN } from "../login/login-use.ts";
import { redeemLogin } from "../login/redeem-login.ts";
import type { Person } from "../session/person.ts";
import { sendSignInCode } from "../sign-in-codes/send-sign-in-code.ts";
import { verifySignInCode } from "../sign-in-codes/verify-sign-in-code.ts";
import { TEST_VISITOR } from "../testing/clinic-world.ts";
import { otherThan, patientWorld } from "../testing/patient-world.ts";
import { beginPhoneConfirmation } from "./begin-phone-confirmation.ts";
import { confirmPhone } from "./confirm-phone.ts";

const database = await createTestDatabase();
afterAll(() => database.close());
const clinic = await patientWorld(database.db);

/** As after a step-up of this moment. */
const freshly = (person: Person): Person => ({ ...person, freshAt: clinic.context.now() });

async function confirming(person: Person, phone: string) {
  const begun = await beginPhoneConfirmation(clinic.context, {
    place: clinic.place,
    person,
    phone,
    heldToken: null,
    visitor: TEST_VISITOR,
  });
  if (!begun.ok) throw new Error(begun.why);
  const login = await findLogin(clinic.context, clinic.place, begun.token);
  if (!login) throw new Error("no login");
  return { place: clinic.place, token: begun.token, loginId: login.loginId, person, visitor: TEST_VISITOR };
}

describe("a phone number", () => {
  test("counts once the code sent to it was typed back; the email is told, other sessions end", async () => {
    const patient = await clinic.patient();
    const elsewhere = await clinic.signIn(patient);
    const person = await clinic.signIn(patient);
    const form = await confirming(person, "07700 900 456");
    expect(await clinic.person(person)).toMatchObject({ phone: null, phoneConfirmed: false });

    const code = clinic.code(form.loginId, 1);
    expect(await confirmPhone(clinic.context, { ...form, code: otherThan(code) })).toMatchObject({ triesLeft: 4 });
    expect(await confirmPhone(clinic.context, { ...form, code })).toEqual({ ok: true });
    expect(await clinic.person(person)).toMatchObject({ phone: "+447700900456", phoneConfirmed: true });
    await expect(clinic.person(elsewhere)).rejects.toThrow("factor_changed");
    expect(await confirmPhone(clinic.context, { ...form, code })).toMatchObject({ how: "redeemed" });
    const [mail] = await database.owner.db.execute(
      sql`select data->>'to' as "to", data->>'ending' as "ending" from pgboss.job where data->>'kind' = 'phone_changed'`,
    );
    expect(mail).toEqual({ to: patient.email, ending: "56" });
  });

  test("being proved leaves the confirmed one alone, and signs nobody in", async () => {
    const patient = await clinic.patient({ phone: "+447700900001" });
    const person = await clinic.signIn(patient);
    const form = await confirming(person, "+447700900002");
    expect(await clinic.person(person)).toMatchObject({ phone: "+447700900001", phoneConfirmed: true });
    const code = clinic.code(form.loginId, 1);
    expect(await verifySignInCode(clinic.context, { ...form, use: SIGN_IN, code })).toMatchObject({
      why: "login_gone",
    });
    await confirmPhone(clinic.context, { ...form, code });
    expect(await redeemLogin(clinic.context, { ...form, use: SIGN_IN })).toBeNull();
  });

  test("is proved only in the session that asked, and a sign-in's code proves none", async () => {
    const patient = await clinic.patient();
    const person = await clinic.signIn(patient);
    const form = await confirming(person, "+447700900003");
    const thief = await clinic.signIn(await clinic.patient());
    const code = clinic.code(form.loginId, 1);
    expect(await confirmPhone(clinic.context, { ...form, person: thief, code })).toMatchObject({ why: "login_gone" });
    const login = await clinic.begin(patient);
    const posted = { ...form, ...login, code: clinic.code(login.loginId, 1) };
    expect(await confirmPhone(clinic.context, posted)).toMatchObject({ why: "login_gone" });
    expect(await clinic.person(person)).toMatchObject({ phoneConfirmed: false });
  });

  test("asked for again soon is one confirmation, in which a resend waits its thirty seconds", async () => {
    const person = await clinic.signIn(await clinic.patient());
    const { token } = await confirming(person, "07700 900 005");
    const again = { place: clinic.place, person, heldToken: token, visitor: TEST_VISITOR };
    const begin = (phone: string) => beginPhoneConfirmation(clinic.context, { ...again, phone });
    expect(await begin("+447700900005")).toEqual({ ok: false, why: "too_soon", seconds: 30 });
    clinic.pass(30);
    expect(await begin("+447700900005")).toEqual({ ok: true, token });
    const other = await begin("+447700900006");
    expect(other.ok && other.token).not.toBe(token);
  });

  test("is neither added nor changed without a fresh proof: a code, or the password where codes are off", async () => {
    const person = await clinic.signIn(await clinic.patient());
    clinic.pass(600);
    const begin = (who: Person) =>
      beginPhoneConfirmation(clinic.context, {
        place: clinic.place,
        person: who,
        heldToken: null,
        phone: "07700900004",
        visitor: TEST_VISITOR,
      });
    expect(await begin(person)).toEqual({ ok: false, why: "not_fresh" });
    const withoutCodes = await clinic.signIn(await clinic.patient({ codesOn: false }));
    expect(await begin(withoutCodes)).toEqual({ ok: false, why: "not_fresh" });
    expect(await begin(freshly(withoutCodes))).toMatchObject({ ok: true });
  });

  test("proved by the password is no proof any more once codes are on", async () => {
    const person = freshly(await clinic.signIn(await clinic.patient({ codesOn: false })));
    await confirming(person, "+447700900009");
    await expect(confirming({ ...person, signInCodesOn: true }, "+447700900010")).rejects.toThrow("not_fresh");
  });

  test("that takes another's place: the old number is told too, and codes on their way to it die", async () => {
    const patient = await clinic.patient({ phone: "+447700900007" });
    const person = await clinic.signIn(patient);
    await database.db
      .update(accounts)
      .set({ phoneFailingAt: clinic.context.now(), phoneFailingWhy: "bounced" })
      .where(eq(accounts.id, patient.accountId));
    const elsewhere = await clinic.begin(patient);
    expect(await sendSignInCode(clinic.context, { ...elsewhere, channel: "text" })).toMatchObject({ issue: 2 });
    const form = await confirming(person, "+447700900008");
    expect(await confirmPhone(clinic.context, { ...form, code: clinic.code(form.loginId, 1) })).toEqual({ ok: true });

    const told = await database.owner.db.execute(sql`
      select data->>'to' as "to", data->>'channel' as channel from pgboss.job
      where data->>'kind' = 'phone_changed' and data->>'accountId' = ${patient.accountId} order by 2, 1`);
    expect([...told]).toEqual([
      { to: patient.email, channel: "email" },
      { to: "+447700900007", channel: "text" },
      { to: "+447700900008", channel: "text" },
    ]);
    const code = clinic.code(elsewhere.loginId, 2);
    expect(await verifySignInCode(clinic.context, { ...elsewhere, code })).toMatchObject({ how: "cancelled" });
    expect(await clinic.person(person)).toMatchObject({ phone: "+447700900008", phoneFailing: false });
  });

  test("of a country that the clinic sends no texts to is refused when it is to be confirmed", async () => {
    const person = freshly(await clinic.signIn(await clinic.patient({ codesOn: false })));
    await expect(confirming(person, "+49 151 23456789")).rejects.toThrow("country_not_allowed");
    await clinic.textsTo("DE", 10);
    const form = await confirming(person, "+49 151 23456789");
    await clinic.textsTo("DE", 0);
    clinic.pass(30);
    const again = await sendSignInCode(clinic.context, {
      ...form,
      use: { purpose: "confirm_phone", session: person },
      channel: "text",
    });
    expect(again).toEqual({ ok: false, why: "country_not_allowed" });
  });

  test("without a country code is read as one of the clinic's country", async () => {
    const person = freshly(await clinic.signIn(await clinic.patient({ codesOn: false })));
    const form = await confirming(person, "(07700) 900-123");
    expect(await findLogin(clinic.context, clinic.place, form.token)).toMatchObject({ phone: "+447700900123" });
  });

  test.each(["", "12345", "maria@example.org", "<b>07700900123</b>", "+44", "07700 900123 ext 5", "0".repeat(60)])(
    "typed as %j is none, and nothing is sent",
    async (phone) => {
      const person = freshly(await clinic.signIn(await clinic.patient({ codesOn: false })));
      const answer = await beginPhoneConfirmation(clinic.context, {
        place: clinic.place,
        person,
        phone,
        heldToken: null,
        visitor: TEST_VISITOR,
      });
      expect(answer).toEqual({ ok: false, why: "not_a_phone_number" });
    },
  );
});

import { createTestDatabase } from "@countersign/db/testing/test-database.ts";
import { sql } from "drizzle-orm";
import { afterAll, describe, expect, test } from "vitest";
import { redeemLogin } from "../login/redeem-login.ts";
import { otherThan, patientWorld } from "../testing/patient-world.ts";
import { sendSignInCode } from "./send-sign-in-code.ts";
import { verifySignInCode } from "./verify-sign-in-code.ts";

const database = await createTestDatabase();
afterAll(() => database.close());
const clinic = await patientWorld(database.db);

async function begun(given: { phone?: string } = {}) {
  const patient = await clinic.patient(given);
  const login = await clinic.begin(patient);
  const code = clinic.code(login.loginId, 1);
  const verify = (typed: string) => verifySignInCode(clinic.context, { ...login, code: typed });
  return { patient, login, code, verify, wrong: otherThan(code) };
}

describe("a sign-in code", () => {
  test("lets its login be redeemed, once, and says by which channel", async () => {
    const { login, code, verify } = await begun();
    expect(await redeemLogin(clinic.context, login)).toBeNull();
    expect(await verify(` ${code.slice(0, 3)} ${code.slice(3)} `)).toEqual({ ok: true });
    const redeemed = await redeemLogin(clinic.context, login);
    expect(redeemed && (await clinic.person(redeemed))).toMatchObject({ method: "email_code", assurance: 2 });
    expect(await redeemLogin(clinic.context, login)).toBeNull();
    expect(await verify(code)).toEqual({ ok: false, why: "login_gone", how: "redeemed" });
  });

  test("costs two statements: the charge and the completion", async () => {
    const { code, verify } = await begun();
    expect((await database.countStatements(() => verify(code))).statements).toHaveLength(2);
  });

  test("that was sent by text says so", async () => {
    const { login, verify } = await begun({ phone: "+447700900123" });
    await sendSignInCode(clinic.context, { ...login, channel: "text" });
    expect(await verify(clinic.code(login.loginId, 2))).toEqual({ ok: true });
    const redeemed = await redeemLogin(clinic.context, login);
    expect(redeemed && (await clinic.person(redeemed))).toMatchObject({ method: "text_code" });
  });

  test("that is wrong costs a try, and the fifth ends the login with a mail", async () => {
    const { login, code, verify, wrong } = await begun();
    for (const triesLeft of [4, 3, 2, 1]) {
      expect(await verify(wrong)).toEqual({ ok: false, why: "wrong_code", triesLeft, wrongSoFar: 5 - triesLeft });
    }
    expect(await verify(wrong)).toEqual({ ok: false, why: "login_failed" });
    expect(await verify(code)).toEqual({ ok: false, why: "login_gone", how: "failed" });
    const mails = await database.owner.db.execute(
      sql`select 1 from pgboss.job where data->>'kind' = 'wrong_codes' and data->>'accountId' is not null`,
    );
    expect(mails).toHaveLength(1);
    expect(await redeemLogin(clinic.context, login)).toBeNull();
  });

  test.each(["", "12345", "1234567", "abcdef", "<b>1</b>", "１２３"])("typed as %j costs no try", async (typed) => {
    const { code, verify } = await begun();
    expect(await verify(typed)).toEqual({ ok: false, why: "malformed_code" });
    expect(await verify(code)).toEqual({ ok: true });
  });

  test("works until ten minutes have passed, not at their very end", async () => {
    const early = await begun();
    const late = await begun();
    // The login would end at the same instant; it is given longer so that the code's own end shows.
    await database.owner.db.execute(sql`update logins set expires_at = expires_at + interval '5 minutes'`);
    clinic.pass(599);
    expect(await early.verify(early.code)).toEqual({ ok: true });
    clinic.pass(1);
    expect(await late.verify(late.code)).toMatchObject({ ok: false, why: "expired_code", triesLeft: 4 });
  });

  test("is worth nothing after a resend", async () => {
    const { login, code, verify } = await begun();
    clinic.pass(30);
    await sendSignInCode(clinic.context, { ...login, channel: "email" });
    expect(await verify(code)).toMatchObject({ why: "wrong_code", triesLeft: 4 });
    expect(await verify(clinic.code(login.loginId, 2))).toEqual({ ok: true });
  });

  test("of another login of the same patient is wrong", async () => {
    const { patient, verify } = await begun();
    const second = await clinic.begin(patient);
    expect(await verify(clinic.code(second.loginId, 1))).toMatchObject({ why: "wrong_code" });
  });

  test("is refused unlooked-at and uncharged while a wait runs, which a new login does not end", async () => {
    const { patient, verify, wrong } = await begun();
    for (let tries = 0; tries < 5; tries++) await verify(wrong);
    const login = await clinic.begin(patient);
    const right = { ...login, code: clinic.code(login.loginId, 1) };
    expect(await verifySignInCode(clinic.context, right)).toEqual({ ok: false, why: "wait", seconds: 30 });
    clinic.pass(30);
    expect(await verifySignInCode(clinic.context, right)).toEqual({ ok: true });
  });

  test("is taken only from the form and the portal it was sent for", async () => {
    const { login, code } = await begun();
    const verify = (change: object) => verifySignInCode(clinic.context, { ...login, code, ...change });
    expect(await verify({ loginId: "another" })).toMatchObject({ why: "login_gone", how: "replaced" });
    expect(await verify({ place: { ...clinic.place, portal: "staff" } })).toMatchObject({ how: "missing" });
    expect(await verify({ token: "A".repeat(43) })).toMatchObject({ how: "missing" });
    expect(await verify({})).toEqual({ ok: true });
  });
});

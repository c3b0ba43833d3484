import { createTestDatabase } from "@countersign/db/testing/test-database.ts";
import { sql } from "drizzle-orm";
import { afterAll, describe, expect, test } from "vitest";
import { findLogin } from "../login/login-row.ts";
import { patientWorld } from "../testing/patient-world.ts";
import { sentCodeOf } from "./issue.ts";
import { sendSignInCode } from "./send-sign-in-code.ts";
import { verifySignInCode } from "./verify-sign-in-code.ts";

const database = await createTestDatabase();
afterAll(() => database.close());
const clinic = await patientWorld(database.db);
const PHONE = "+447700900123";

const queued = () =>
  database.owner.db.execute<{ to: string; channel: string; issue: number; loginId: string }>(
    sql`select data->>'to' as "to", data->>'channel' as "channel", (data->>'issue')::int as "issue", data->>'loginId' as "loginId"
      from pgboss.job where data->>'kind' = 'sign_in_code' order by created_on`,
  );

describe("sending a sign-in code", () => {
  test("the first code goes out by email with the password, and neither row nor queue holds it", async () => {
    const patient = await clinic.patient();
    const login = await clinic.begin(patient);
    expect(login.step).toEqual({ at: "enter-code", methods: ["email_code"] });
    const mine = (await queued()).filter((job) => job.loginId === login.loginId);
    expect(mine).toEqual([{ to: patient.email, channel: "email", issue: 1, loginId: login.loginId }]);
    const code = clinic.code(login.loginId, 1);
    const [held] = await database.owner.db.execute<{ rows: string }>(sql`select concat(
      (select jsonb_agg(to_jsonb(s)) from sign_in_codes s), (select jsonb_agg(j.data) from pgboss.job j)) as rows`);
    expect(held?.rows).not.toContain(`"${code}"`);
  });

  test("takes two statements and the queue's own", async () => {
    const login = await clinic.begin(await clinic.patient());
    clinic.pass(30);
    const seen = await database.countStatements(() => sendSignInCode(clinic.context, { ...login, channel: "email" }));
    expect(seen.result).toEqual({ ok: true, issue: 2 });
    expect(seen.statements).toHaveLength(2);
    expect(seen.queue).toHaveLength(1);
  });

  test.each([
    [29, { ok: false, why: "too_soon", seconds: 1 }],
    [10.5, { ok: false, why: "too_soon", seconds: 20 }],
    [30, { ok: true, issue: 2 }],
  ] as const)("asked again after %s seconds", async (seconds, answer) => {
    const login = await clinic.begin(await clinic.patient());
    clinic.pass(seconds);
    expect(await sendSignInCode(clinic.context, { ...login, channel: "email" })).toEqual(answer);
  });

  test("the first change of channel needs no wait, the second does", async () => {
    const login = await clinic.begin(await clinic.patient({ phone: PHONE }));
    expect(await sendSignInCode(clinic.context, { ...login, channel: "text" })).toEqual({ ok: true, issue: 2 });
    expect(await sendSignInCode(clinic.context, { ...login, channel: "email" })).toMatchObject({ why: "too_soon" });
  });

  test("a login gives three, and no more", async () => {
    const login = await clinic.begin(await clinic.patient());
    for (const issue of [2, 3]) {
      clinic.pass(30);
      expect(await sendSignInCode(clinic.context, { ...login, channel: "email" })).toEqual({ ok: true, issue });
    }
    clinic.pass(30);
    const refused = await sendSignInCode(clinic.context, { ...login, channel: "email" });
    expect(refused).toEqual({ ok: false, why: "no_more_in_this_login" });
  });

  test("without a confirmed phone there are no texts", async () => {
    const login = await clinic.begin(await clinic.patient());
    const refused = await sendSignInCode(clinic.context, { ...login, channel: "text" });
    expect(refused).toEqual({ ok: false, why: "no_such_channel" });
  });

  test("five an hour and ten a day to one account, over any number of logins", async () => {
    const patient = await clinic.patient();
    const sent = async () => {
      const [row] = await database.db.execute<{ n: number }>(
        sql`select count(*) as n from sign_in_codes where account_id = ${patient.accountId}`,
      );
      return row?.n;
    };
    for (let tries = 0; tries < 7; tries++) await clinic.begin(patient);
    expect(await sent()).toBe(5);
    clinic.pass(3600);
    for (let tries = 0; tries < 7; tries++) await clinic.begin(patient);
    expect(await sent()).toBe(10);
    clinic.pass(7200);
    const login = await clinic.begin(patient);
    const refused = await sendSignInCode(clinic.context, { ...login, channel: "email" });
    expect(refused).toEqual({ ok: false, why: "too_many_today" });
  });

  test("five an hour to one number, over accounts that share it", async () => {
    const shared = "+447700900777";
    for (let account = 0; account < 5; account++) {
      const patient = await clinic.patient({ phone: shared });
      const login = await clinic.begin(patient);
      expect(await sendSignInCode(clinic.context, { ...login, channel: "text" })).toMatchObject({ ok: true });
    }
    const login = await clinic.begin(await clinic.patient({ phone: shared }));
    const refused = await sendSignInCode(clinic.context, { ...login, channel: "text" });
    expect(refused).toEqual({ ok: false, why: "too_many_this_hour" });
  });

  test("a completed login gives its sends back", async () => {
    const patient = await clinic.patient();
    for (let round = 0; round < 6; round++) await clinic.signIn(patient);
    expect(await clinic.signIn(patient)).toMatchObject({ email: patient.email });
  });

  test("a resend keeps the tries that were made", async () => {
    const login = await clinic.begin(await clinic.patient());
    await verifySignInCode(clinic.context, { ...login, code: "000000" });
    clinic.pass(30);
    await sendSignInCode(clinic.context, { ...login, channel: "email" });
    expect((await findLogin(clinic.context, clinic.place, login.token))?.codeTries).toBe(1);
  });

  test("the page gets a masked address and the message's matching word, not the code", async () => {
    const login = await clinic.begin(await clinic.patient({ phone: PHONE }));
    await sendSignInCode(clinic.context, { ...login, channel: "text" });
    const row = await findLogin(clinic.context, clinic.place, login.token);
    const sent = row && sentCodeOf(clinic.context.keys, row);
    expect(sent).toMatchObject({ channel: "text", masked: "•••• 123", issue: 2, sentAt: clinic.context.now() });
    expect(sent?.matchingWord).toMatch(/^[a-z]+ \d\d$/);
    expect(JSON.stringify(sent)).not.toContain(clinic.code(login.loginId, 2));
  });
});

describe("a code is not sent", () => {
  test("for a form of another login, another portal's or clinic's cookie, or none", async () => {
    const login = await clinic.begin(await clinic.patient());
    clinic.pass(30);
    const other = await patientWorld(database.db, "harbour");
    const send = (change: object) => sendSignInCode(clinic.context, { ...login, ...change, channel: "email" });
    expect(await send({ loginId: "another" })).toMatchObject({ why: "login_gone", how: "replaced" });
    expect(await send({ place: { ...clinic.place, portal: "staff" } })).toMatchObject({ how: "missing" });
    expect(await send({ place: other.place })).toMatchObject({ how: "missing" });
    expect(await send({ token: null })).toMatchObject({ how: "missing" });
  });

  test("once the login has expired", async () => {
    const login = await clinic.begin(await clinic.patient());
    clinic.pass(600);
    const refused = await sendSignInCode(clinic.context, { ...login, channel: "email" });
    expect(refused).toEqual({ ok: false, why: "login_gone", how: "expired" });
  });

  test("where the clinic asks nobody, or the patient has not turned it on", async () => {
    const unasked = await clinic.patient({ codesOn: false });
    expect((await clinic.begin(unasked)).step).toEqual({ at: "signed-in", by: "password" });
  });
});

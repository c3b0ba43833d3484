import { createTestDatabase } from "@countersign/db/testing/test-database.ts";
import { sql } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { redeemLogin } from "../login/redeem-login.ts";
import { otherThan, patientWorld } from "../testing/patient-world.ts";
import { verifySignInCode } from "./verify-sign-in-code.ts";

const database = await createTestDatabase();
afterAll(() => database.close());
const clinic = await patientWorld(database.db);
const replica = { ...clinic.context, db: database.connect(10).db };
const contextOf = (n: number) => (n % 2 ? replica : clinic.context);

test("fifty posts of one code at once: one completes the login, one session begins", async () => {
  const login = await clinic.begin(await clinic.patient());
  const post = { ...login, code: clinic.code(login.loginId, 1) };
  const answers = await Promise.all(Array.from({ length: 50 }, (_, n) => verifySignInCode(contextOf(n), post)));
  expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
  const sessions = await Promise.all(Array.from({ length: 20 }, (_, n) => redeemLogin(contextOf(n), login)));
  expect(sessions.filter((session) => session !== null)).toHaveLength(1);
  const mails = await database.owner.db.execute(sql`select 1 from pgboss.job where data->>'kind' <> 'sign_in_code'`);
  expect(mails).toEqual([]);
});

test("fifty guesses at once are looked at five times at most", async () => {
  const login = await clinic.begin(await clinic.patient());
  const post = { ...login, code: otherThan(clinic.code(login.loginId, 1)) };
  const answers = await Promise.all(Array.from({ length: 50 }, (_, n) => verifySignInCode(contextOf(n), post)));
  const looked = answers.filter((answer) => !answer.ok && ["wrong_code", "login_failed"].includes(answer.why));
  expect(looked.length).toBeLessThanOrEqual(5);
  expect(answers.some((answer) => answer.ok)).toBe(false);
});

import { createTestDatabase } from "@countersign/db/testing/test-database.ts";
import { sql } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { patientWorld } from "../testing/patient-world.ts";
import { sendSignInCode } from "./send-sign-in-code.ts";

const database = await createTestDatabase();
afterAll(() => database.close());
const clinic = await patientWorld(database.db);
const replica = { ...clinic.context, db: database.connect(10).db };
const PHONE = "+447700900123";

async function sent(): Promise<number | undefined> {
  const [row] = await database.db.execute<{ n: number }>(sql`select count(*) as n from sign_in_codes`);
  return row?.n;
}

test("thirty presses at once on one login send one message", async () => {
  const login = await clinic.begin(await clinic.patient());
  clinic.pass(30);
  const before = (await sent()) ?? 0;
  const presses = Array.from({ length: 30 }, (_, press) =>
    sendSignInCode(press % 2 ? replica : clinic.context, { ...login, channel: "email" }),
  );
  const answers = await Promise.all(presses);
  expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
  expect(await sent()).toBe(before + 1);
});

test("a number that eight accounts share gets five texts, however they race", async () => {
  const patients = await Promise.all(Array.from({ length: 8 }, () => clinic.patient({ phone: PHONE })));
  const logins = await Promise.all(patients.map((patient) => clinic.begin(patient)));
  const answers = await Promise.all(
    logins.map((login, n) => sendSignInCode(n % 2 ? replica : clinic.context, { ...login, channel: "text" })),
  );
  expect(answers.filter((answer) => answer.ok)).toHaveLength(5);
  expect(answers.filter((answer) => !answer.ok && answer.why === "too_many_this_hour")).toHaveLength(3);
});

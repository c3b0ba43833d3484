import { createTestDatabase } from "@countersign/db/testing/test-database.ts";
import { sql } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { TEST_VISITOR } from "../testing/clinic-world.ts";
import { patientWorld } from "../testing/patient-world.ts";
import { hasSignInCodes, signInCodesStatus } from "./sign-in-codes-status.ts";
import { turnOffSignInCodes } from "./turn-off-sign-in-codes.ts";
import { turnOnSignInCodes } from "./turn-on-sign-in-codes.ts";

const database = await createTestDatabase();
afterAll(() => database.close());
const clinic = await patientWorld(database.db);

async function noticesTo(email: string): Promise<string[]> {
  const rows = await database.owner.db.execute<{ kind: string }>(
    sql`select data->>'kind' as kind from pgboss.job where data->>'to' = ${email} and data->>'kind' <> 'sign_in_code'`,
  );
  return rows.map(({ kind }) => kind);
}

test("turning on asks for a code from the next login, ends the other sessions and tells the patient", async () => {
  const patient = await clinic.patient({ codesOn: false });
  const elsewhere = await clinic.signIn(patient);
  const person = await clinic.signIn(patient);
  expect(await turnOnSignInCodes(clinic.context, { person, visitor: TEST_VISITOR })).toEqual({ ok: true });
  expect(await clinic.person(person)).toMatchObject({ signInCodesOn: true });
  await expect(clinic.person(elsewhere)).rejects.toThrow("factor_changed");
  expect((await clinic.begin(patient)).step).toMatchObject({ at: "enter-code" });
  expect(await noticesTo(patient.email)).toEqual(["sign_in_codes_on"]);
  expect(await turnOnSignInCodes(clinic.context, { person, visitor: TEST_VISITOR })).toMatchObject({
    why: "not_offered",
  });
});

test("turning off wants a code of the last ten minutes in this session", async () => {
  const patient = await clinic.patient();
  const person = await clinic.signIn(patient);
  clinic.pass(600);
  const off = () => turnOffSignInCodes(clinic.context, { person, visitor: TEST_VISITOR });
  expect(await off()).toEqual({ ok: false, why: "not_fresh" });
  expect(await noticesTo(patient.email)).toEqual([]);
  const fresh = await clinic.signIn(patient);
  expect(await turnOffSignInCodes(clinic.context, { person: fresh, visitor: TEST_VISITOR })).toEqual({ ok: true });
  expect((await clinic.begin(patient)).step).toEqual({ at: "signed-in", by: "password" });
  expect(await noticesTo(patient.email)).toEqual(["sign_in_codes_off"]);
  await expect(clinic.person(person)).rejects.toThrow("factor_changed");
});

test("what the clinic requires cannot be turned off, what it does not offer cannot be turned on", async () => {
  const harbour = await patientWorld(database.db, "harbour");
  const enrolled = await harbour.signIn(await harbour.patient());
  const other = await harbour.signIn(await harbour.patient({ codesOn: false }));
  await harbour.setMode("required_every_login");
  const required = await harbour.person(enrolled);
  const refused = await turnOffSignInCodes(harbour.context, { person: required, visitor: TEST_VISITOR });
  expect(refused).toEqual({ ok: false, why: "required_by_policy" });
  await harbour.setMode("off");
  const answer = await turnOnSignInCodes(harbour.context, { person: other, visitor: TEST_VISITOR });
  expect(answer).toEqual({ ok: false, why: "not_offered" });
  expect(await harbour.person(enrolled)).toMatchObject({ signInCodesOn: true });
});

test.each([
  ["off", false, { on: false, decidedBy: "clinic" }, false],
  ["off", true, { on: false, decidedBy: "clinic" }, true],
  ["optional", false, { on: false, decidedBy: "patient" }, false],
  ["optional", true, { on: true, decidedBy: "patient" }, true],
  ["required_every_login", false, { on: true, decidedBy: "clinic" }, true],
  ["required_every_login", true, { on: true, decidedBy: "clinic" }, true],
  [null, false, { on: true, decidedBy: "clinic" }, true],
] as const)(
  "under %s, turned on %s: the status, and whether there is something to protect",
  (mode, signInCodesOn, status, has) => {
    const facts = { policy: { mode }, signInCodesOn };
    expect(signInCodesStatus(facts)).toEqual(status);
    expect(hasSignInCodes(facts)).toBe(has);
  },
);

import { accounts, policies } from "@countersign/db";
import { createTestDatabase } from "@countersign/db/testing/test-database.ts";
import { and, eq, sql } from "drizzle-orm";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { patientWorld } from "../testing/patient-world.ts";
import { TEST_VISITOR, type TestPerson } from "../testing.ts";
import type { Address } from "./addresses.ts";
import { tell } from "./tell.ts";

const database = await createTestDatabase();
afterAll(() => database.close());
const clinic = await patientWorld(database.db);
const PHONE = "+447700900123";

const textCodes = (to: "allowed" | "refused") =>
  database.db
    .update(policies)
    .set({ textCodes: to })
    .where(and(eq(policies.clinicId, clinic.world.clinicId), eq(policies.kind, "patient")));
beforeEach(async () => {
  await clinic.textsTo("GB", 10);
  await clinic.mostTexts(100);
  await textCodes("allowed");
});

const tellOf = (person: TestPerson, earlier: readonly Address[] = []) =>
  database.db.transaction((tx) =>
    tell(
      tx,
      { ...person, visitor: TEST_VISITOR, at: clinic.context.now() },
      { kind: "recovery_code_used", remaining: 4 },
      { earlier },
    ),
  );

async function told({ accountId }: TestPerson): Promise<string[]> {
  const rows = await database.owner.db.execute<{ to: string }>(sql`
    select (data->>'channel') || ' ' || (data->>'to') as "to" from pgboss.job_common
    where data->>'accountId' = ${accountId} order by 1`);
  return rows.map(({ to }) => to);
}

describe("a notice goes", () => {
  test("to the email and, as a text, to a patient's confirmed number", async () => {
    const patient = await clinic.patient({ phone: PHONE });
    await tellOf(patient);
    expect(await told(patient)).toEqual([`email ${patient.email}`, `text ${PHONE}`]);
  });

  test("to what the addresses are at that moment, not to what they were when the request began", async () => {
    const patient = await clinic.patient({ phone: PHONE });
    await database.db
      .update(accounts)
      .set({ email: "moved@lakeside.example", phone: "+447700900124" })
      .where(eq(accounts.id, patient.accountId));
    await tellOf(patient);
    expect(await told(patient)).toEqual(["email moved@lakeside.example", "text +447700900124"]);
  });

  test("to an earlier address too, and to none twice", async () => {
    const patient = await clinic.patient({ phone: PHONE });
    await tellOf(patient, [
      { channel: "email", to: patient.email },
      { channel: "email", to: "before@lakeside.example" },
      { channel: "text", to: PHONE },
      { channel: "text", to: "+447700900125" },
    ]);
    expect(await told(patient)).toEqual(
      ["email before@lakeside.example", `email ${patient.email}`, `text ${PHONE}`, "text +447700900125"].sort(),
    );
  });
});

describe("by email alone", () => {
  test.each([
    ["the clinic lets no codes go by text", () => textCodes("refused")],
    ["the clinic sends no texts to that country", () => clinic.textsTo("GB", 0)],
    ["the clinic pays for no texts", () => clinic.mostTexts(0)],
  ])("where %s", async (_, setUp) => {
    const patient = await clinic.patient({ phone: PHONE });
    await setUp();
    await tellOf(patient, [{ channel: "email", to: "before@lakeside.example" }]);
    expect(await told(patient)).toEqual(["email before@lakeside.example", `email ${patient.email}`].sort());
  });

  test("where the number is not confirmed, and of staff", async () => {
    const patient = await clinic.patient({ phone: PHONE });
    await database.db.update(accounts).set({ phoneConfirmedAt: null }).where(eq(accounts.id, patient.accountId));
    await tellOf(patient);
    expect(await told(patient)).toEqual([`email ${patient.email}`]);
    const nurse = await clinic.world.person();
    await tellOf(nurse);
    expect(await told(nurse)).toEqual([`email ${nurse.email}`]);
  });
});

test("of a change that does not come to be nobody is told", async () => {
  const patient = await clinic.patient({ phone: PHONE });
  const undone = database.db.transaction(async (tx) => {
    await tell(tx, { ...patient, visitor: null, at: clinic.context.now() }, { kind: "password_changed" });
    throw new Error("undone");
  });
  await expect(undone).rejects.toThrow("undone");
  expect(await told(patient)).toEqual([]);
});

import { accounts, authenticators, clinics, readKeyring } from "@countersign/db";
import { createTestDatabase } from "@countersign/db/testing/test-database.ts";
import { readCoverage, readPolicies } from "@countersign/twofactor";
import { brokenInvariants } from "@countersign/twofactor/testing";
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { seedDemo } from "./seed-demo.ts";

const database = await createTestDatabase();
afterAll(() => database.close());
const keys = readKeyring(`test:${Buffer.alloc(32, 7).toString("base64url")}`);
const context = { db: database.db, keys, now: () => new Date("2026-11-23T09:00:00Z") };
let people: Awaited<ReturnType<typeof seedDemo>>;
beforeAll(async () => {
  people = await seedDemo(context);
});

const clinicIdOf = async (slug: string) => {
  const [clinic] = await database.db.select().from(clinics).where(eq(clinics.slug, slug));
  if (!clinic) throw new Error(`There is no ${slug}.`);
  return clinic.id as Parameters<typeof readPolicies>[1]["clinicId"];
};

it("holds every state that a script may ask for, in both clinics", async () => {
  for (const [clinic, admins] of [["lakeside", 3] as const, ["harbour", 2] as const]) {
    const here = people.filter((person) => person.clinic === clinic);
    expect(here.filter((person) => person.role === "admin" && person.setupKey)).toHaveLength(admins);
    const states = here.filter((person) => person.role !== "admin").map((person) => person.state);
    expect(states.sort()).toEqual(
      ["email", "email_and_text", "enrolled", "in_grace", "locked", "not_enrolled", "one_code_left"].sort(),
    );
  }
  expect(await database.db.$count(accounts)).toBe(people.length);
  expect(await database.db.$count(authenticators, sql`last_used_step > 0`)).toBe(0);
});

it.each([
  ["lakeside", "optional", "optional"],
  ["harbour", "required_every_login", "off"],
])("%s begins with staff %s and patients %s, whatever it tried before", async (slug, staff, patient) => {
  const policies = await readPolicies(context, { clinicId: await clinicIdOf(slug) });
  expect([policies.staff.mode, policies.patient.mode]).toEqual([staff, patient]);
});

it("what the trail tells of the past fits what is there now", async () => {
  // A past that nobody lived through sent no mails.
  const broken = await brokenInvariants(database.owner.db);
  expect(broken.filter((sentence) => !sentence.includes("queued"))).toEqual([]);
  const clinicId = await clinicIdOf("lakeside");
  const on = async (day: string) => {
    const read = await readCoverage(context, { clinicId, on: day });
    if (!read.ok) throw new Error(read.why);
    return read.coverage;
  };
  expect((await on("2026-11-23")).adoption.staff).toMatchObject({ enrolled: 5, locked: 1, notEnrolled: 2, inGrace: 0 });
  const trial = await on("2026-10-20");
  expect(trial.policies.staff.mode).toBe("required_every_login");
  expect(trial.adoption.staff).toMatchObject({ people: 7, enrolled: 5, inGrace: 2, locked: 0 });
}, 60_000);

import { randomBytes } from "node:crypto";
import { accounts, newId, trustedDevices } from "@countersign/db";
import { createTestDatabase, type TestDatabase } from "@countersign/db/testing/test-database.ts";
import { eq } from "drizzle-orm";
import { afterAll, beforeEach, expect, it } from "vitest";
import { type ClinicWorld, clinicWorld, type TestPerson } from "../../testing.ts";
import type { PolicyDraft } from "../policy-draft.ts";
import { usualPolicy } from "../policy-draft.ts";
import { affectedCsvLine } from "./affected-csv.ts";
import { listAffected, streamAffected } from "./list-affected.ts";
import { rehearsePolicies } from "./rehearse-policies.ts";

const database: TestDatabase = await createTestDatabase();
afterAll(() => database.close());

let world: ClinicWorld;
let clinics = 0;

beforeEach(async () => {
  clinics += 1;
  world = await clinicWorld(database.db, `clinic${clinics}`);
});

const OPTIONAL: PolicyDraft = { ...usualPolicy, mode: "optional", skipsAllowed: 5 };
const OFF: PolicyDraft = { ...usualPolicy, mode: "off", skipsAllowed: 0 };
const required = (skipsAllowed: number): PolicyDraft => ({
  ...usualPolicy,
  mode: "required_every_login",
  skipsAllowed,
});

const rehearse = (staff: PolicyDraft, patient: PolicyDraft = OFF) =>
  rehearsePolicies(world.context, { clinicId: world.clinicId, staff, patient });

const affected = async (staff: PolicyDraft, patient: PolicyDraft = OFF) =>
  listAffected(world.context, { clinicId: world.clinicId, staff, patient, after: null, limit: 50 });

const change = (person: TestPerson, set: Partial<typeof accounts.$inferInsert>) =>
  database.db.update(accounts).set(set).where(eq(accounts.id, person.accountId));

async function enrolledAdmin(): Promise<TestPerson> {
  const admin = await world.person({ portal: "admin" });
  await world.authenticator(admin);
  return admin;
}

it("counts who would set up and with how many skips left under the drafted allowance", async () => {
  await enrolledAdmin();
  await world.person();
  await change(await world.person(), { skipsSpent: 2 });
  await change(await world.person(), { skipsSpent: 4 });
  await change(await world.person(), { deactivatedAt: world.clock.now() });
  const { staff, affected } = await rehearse(required(3));
  expect(staff).toMatchObject({
    people: 4,
    enrolled: 1,
    toSetUp: 3,
    skips: [
      { left: 3, people: 1 },
      { left: 1, people: 1 },
      { left: 0, people: 1 },
    ],
  });
  expect(affected).toBe(3);
});

it("asks nobody to set up under Optional", async () => {
  await world.person();
  expect((await rehearse(OPTIONAL)).staff).toMatchObject({ toSetUp: 0, skips: [] });
});

it("foresees which sessions become skip sessions and which end at the next request", async () => {
  const withSkips = await world.person();
  const without = await world.person();
  const elsewhere = await world.person({ portal: "patient" });
  for (const person of [withSkips, without, elsewhere]) {
    await world.redeem(person, (await world.begun(person)).token);
  }
  await change(without, { skipsSpent: 5 });
  const { staff, patients, warnings } = await rehearse(required(5), required(0));
  expect(staff.sessions).toEqual({ becomeSkip: 1, end: 1, endIdle: 0 });
  expect(patients.sessions).toEqual({ becomeSkip: 0, end: 1, endIdle: 0 });
  expect(warnings).toContainEqual({ of: "sessions_end", sessions: 2 });
  world.clock.pass({ minutes: 31 });
  expect((await rehearse(required(5))).staff.sessions).toEqual({ becomeSkip: 0, end: 0, endIdle: 0 });
});

it("counts patients who turned codes on, would be asked, and cannot be reached", async () => {
  const on = await world.person({ portal: "patient", phone: "+447700900123" });
  await change(on, { signInCodesOnAt: world.clock.now() });
  await change(await world.person({ portal: "patient" }), { email: "nobody@nowhere" });
  expect((await rehearse(OPTIONAL, { ...usualPolicy, mode: "optional", skipsAllowed: 0 })).patients).toMatchObject({
    people: 2,
    turnedOn: 1,
    asked: 1,
    phoneConfirmed: 1,
    unreachable: 0,
  });
  expect((await rehearse(OPTIONAL, required(0))).patients).toMatchObject({ asked: 2, unreachable: 1 });
  expect((await rehearse(OPTIONAL, OFF)).patients).toMatchObject({ asked: 0, unreachable: 0 });
});

it("warns of a single admin, of admins without a factor and of people without a skip", async () => {
  await world.person({ portal: "admin" });
  expect((await rehearse(required(0))).warnings).toEqual([
    { of: "only_one_admin" },
    { of: "admins_without_factor", people: 1 },
    { of: "no_skip", people: 1 },
  ]);
});

it("warns when people who must have a factor today would be let in by password alone", async () => {
  await enrolledAdmin();
  await enrolledAdmin();
  await world.person();
  await world.policy("staff", "required_every_login");
  expect((await rehearse(OPTIONAL)).warnings).toEqual([{ of: "staff_weaker", people: 1 }]);
});

it("lists exactly those whose next login changes, by name, and counts as many", async () => {
  await enrolledAdmin();
  await change(await world.person(), { name: "Zoe" });
  await change(await world.person(), { name: "anna", skipsSpent: 1 });
  await change(await world.person({ portal: "patient" }), { name: "Ben" });
  const { people, more } = await affected(required(1), required(0));
  expect(people).toMatchObject([
    { name: "anna", kind: "staff", before: { at: "password" }, after: { at: "set_up", skipsLeft: 0 } },
    { name: "Zoe", kind: "staff", before: { at: "password" }, after: { at: "set_up", skipsLeft: 1 } },
    { name: "Ben", kind: "patient", before: { at: "password" }, after: { at: "code" } },
  ]);
  expect(more).toBe(false);
  expect((await rehearse(required(1), required(0))).affected).toBe(3);
  expect((await affected(OPTIONAL)).people).toEqual([]);
});

it("pages through the list without losing or repeating anyone, over both kinds and equal names", async () => {
  for (let at = 0; at < 5; at += 1) await change(await world.person(), { name: "Same" });
  for (let at = 0; at < 3; at += 1) await world.person({ portal: "patient" });
  const seen: string[] = [];
  let after: string | null = null;
  do {
    const page = await listAffected(world.context, {
      clinicId: world.clinicId,
      staff: required(5),
      patient: required(0),
      after,
      limit: 3,
    });
    seen.push(...page.people.map((person) => person.accountId));
    after = page.more ? (page.people.at(-1)?.accountId ?? null) : null;
  } while (after !== null);
  expect(new Set(seen).size).toBe(8);
  expect(seen).toHaveLength(8);
});

const trust = (person: TestPerson, daysAgo: number) => {
  const { clinicId, accountId, portal } = person;
  const createdAt = new Date(world.clock.now().getTime() - daysAgo * 86_400_000);
  return database.db.insert(trustedDevices).values({
    clinicId,
    id: newId(world.clock.now()),
    accountId,
    portal,
    tokenHash: randomBytes(32),
    browser: "Firefox",
    address: "192.0.2.7",
    createdAt,
    lastUsedAt: createdAt,
    expiresAt: new Date(createdAt.getTime() + 30 * 86_400_000),
  });
};
const perDevice = (days: number): PolicyDraft => ({
  ...usualPolicy,
  mode: "required_once_per_device",
  skipsAllowed: 0,
  trustedDeviceDays: days,
});

it("finds whose trusted devices end when none is trusted any more, and when they are trusted for fewer days", async () => {
  const [old, young, none] = [await world.person(), await world.person(), await world.person()];
  for (const person of [old, young, none]) await world.authenticator(person);
  const patient = await world.person({ portal: "patient" });
  await world.policy("staff", "required_once_per_device", 0);
  await world.policy("patient", "required_once_per_device");
  await trust(old, 10);
  await trust(young, 2);
  await trust(patient, 3);
  const before = { at: "trusted_device" };
  const fewer = await rehearse(perDevice(7), perDevice(30));
  expect(fewer).toMatchObject({ affected: 1, staff: { devicesEnd: 1 }, patients: { devicesEnd: 0 } });
  expect(fewer.warnings).toContainEqual({ of: "devices_end", devices: 1 });
  expect((await affected(perDevice(7), perDevice(30))).people).toMatchObject([
    { accountId: old.accountId, before, after: { at: "code", texts: false } },
  ]);
  const never = await rehearse(required(0), required(0));
  expect(never).toMatchObject({ affected: 3, staff: { devicesEnd: 2 }, patients: { devicesEnd: 1, asked: 1 } });
  expect((await affected(required(0), required(0))).people.map(({ accountId }) => accountId)).toEqual([
    old.accountId,
    young.accountId,
    patient.accountId,
  ]);
});

it("finds who loses codes by text, and whom an email would not reach then", async () => {
  const withText = await world.person({ portal: "patient", phone: "+447700900123" });
  const stranded = await world.person({ portal: "patient", phone: "+447700900124" });
  for (const person of [withText, stranded]) await change(person, { phoneConfirmedAt: world.clock.now() });
  await change(stranded, { emailFailingAt: world.clock.now(), emailFailingWhy: "bounced" });
  await world.person({ portal: "patient" });
  await world.policy("patient", "required_every_login");
  const noTexts: PolicyDraft = { ...required(0), textCodes: "refused" };
  expect((await rehearse(OPTIONAL, required(0))).patients).toMatchObject({ textsLost: 0, unreachable: 0 });
  const { patients, warnings, affected: count } = await rehearse(OPTIONAL, noTexts);
  expect(patients).toMatchObject({ asked: 3, textsLost: 2, unreachable: 1 });
  expect(warnings).toContainEqual({ of: "texts_lost", people: 2 });
  expect(count).toBe(2);
  const { people } = await affected(OPTIONAL, noTexts);
  expect(people).toMatchObject([
    { accountId: withText.accountId, before: { texts: true }, after: { texts: false }, reachable: true },
    { accountId: stranded.accountId, reachable: false },
  ]);
});

it("takes patients with an authenticator app for reached, and sees no difference for them in codes by text", async () => {
  const withApp = await world.person({ portal: "patient", phone: "+447700900125" });
  await world.authenticator(withApp);
  const gone = { emailFailingAt: world.clock.now(), emailFailingWhy: "bounced" } as const;
  await change(withApp, { signInCodesOnAt: world.clock.now(), phoneConfirmedAt: world.clock.now(), ...gone });
  await world.policy("patient", "required_every_login");
  const noTexts: PolicyDraft = { ...required(0), textCodes: "refused" };
  const { patients, affected: count } = await rehearse(OPTIONAL, noTexts);
  expect(patients).toMatchObject({ asked: 1, textsLost: 0, unreachable: 0 });
  expect(count).toBe(0);
  expect((await affected(OPTIONAL, noTexts)).people).toEqual([]);
  expect((await affected(OPTIONAL)).people).toMatchObject([
    { accountId: withApp.accountId, before: { at: "code", texts: false }, after: { at: "password" } },
  ]);
});

it("counts the open sessions that a shorter idle limit ends", async () => {
  const person = await world.person();
  await world.redeem(person, (await world.begun(person)).token);
  world.clock.pass({ minutes: 12 });
  const other = await world.person();
  await world.redeem(other, (await world.begun(other)).token);
  const idle = (idleMinutes: number) => rehearse({ ...OPTIONAL, idleMinutes });
  expect((await idle(13)).staff.sessions).toEqual({ becomeSkip: 0, end: 0, endIdle: 0 });
  expect((await idle(12)).staff.sessions).toEqual({ becomeSkip: 0, end: 1, endIdle: 1 });
  expect((await idle(60)).staff.sessions).toEqual({ becomeSkip: 0, end: 0, endIdle: 0 });
});

it("shows nobody of another clinic", async () => {
  const elsewhere = await clinicWorld(database.db, `elsewhere${clinics}`);
  await elsewhere.person();
  expect((await rehearse(required(5))).staff.people).toBe(0);
  expect((await affected(required(5))).people).toEqual([]);
});

it("streams the same people as lines of a file", async () => {
  await change(await world.person(), { name: "=cmd()" });
  const lines: string[] = [];
  for await (const page of streamAffected(world.context, {
    clinicId: world.clinicId,
    staff: required(2),
    patient: OFF,
  })) {
    lines.push(...page.map(affectedCsvLine));
  }
  expect(lines).toEqual([
    `'=cmd(),person1@clinic${clinics}.example,staff,staff,password only,asked to set up,2,yes\r\n`,
  ]);
});

import { type AuditEventName, appendEvent } from "@countersign/audit";
import { accounts, budgets, clinics as clinicsTable, deliveries, newId } from "@countersign/db";
import { createTestDatabase } from "@countersign/db/testing/test-database.ts";
import { eq } from "drizzle-orm";
import { afterAll, beforeEach, expect, it } from "vitest";
import { type ClinicWorld, clinicWorld, signedIn, signedInBySkip, type TestPerson } from "../testing.ts";
import { readAdoption } from "./read-adoption.ts";
import { readFailingDeliveries } from "./read-failing-deliveries.ts";
import { readLoginsToday } from "./read-logins-today.ts";
import { readRollOut } from "./read-roll-out.ts";
import { readStuckPeople, STUCK_NAMED } from "./read-stuck-people.ts";

const database = await createTestDatabase();
afterAll(() => database.close());

let world: ClinicWorld;
let other: ClinicWorld;
let clinics = 0;

beforeEach(async () => {
  clinics += 1;
  world = await clinicWorld(database.db, `clinic${clinics}`);
  other = await clinicWorld(database.db, `other${clinics}`);
});

const suspend = ({ clinicId, accountId }: TestPerson) => {
  const at = world.clock.now();
  const row = { clinicId, kind: "codes" as const, subject: accountId, spent: 50, chargedAt: at, suspendedAt: at };
  return database.db.insert(budgets).values(row);
};

it("everybody active is in one number of their kind, and nobody of another clinic", async () => {
  await world.policy("staff", "required_every_login", 2);
  await world.policy("patient", "optional");
  const [enrolled, locked, skipper] = [await world.person(), await world.person(), await world.person()];
  await world.person();
  for (const person of [enrolled, locked]) await world.authenticator(person);
  await suspend(locked);
  await signedInBySkip(world, skipper);
  await database.db
    .update(accounts)
    .set({ skipsSpent: 2 })
    .where(eq(accounts.id, (await world.person()).accountId));
  await world.person({ portal: "patient" });
  await other.person();
  expect(await readAdoption(world.context, world)).toEqual({
    staff: {
      people: 5,
      enrolled: 1,
      inGrace: 2,
      graceByLeft: [
        { skipsLeft: 1, people: 1 },
        { skipsLeft: 2, people: 1 },
      ],
      notEnrolled: 1,
      locked: 1,
    },
    patient: { people: 1, codesOn: 0, codesOff: 1, locked: 0 },
  });
});

it("today's logins are told by how they ended; yesterday's and step-ups are not among them", async () => {
  await signedIn(world, await world.person());
  world.clock.pass({ hours: 24 });
  const person = await world.person();
  await signedIn(world, person);
  await signedIn(world, await world.person({ portal: "patient" }));
  await world.begin(person, { password: "not the password at all" });
  expect(await readLoginsToday(world.context, world)).toEqual([
    { kind: "staff", ending: "password", logins: 1 },
    { kind: "staff", ending: "wrong_password", logins: 1 },
    { kind: "patient", ending: "password", logins: 1 },
  ]);
  expect(await readLoginsToday(other.context, other)).toEqual([]);
});

it.each([
  // Two logins an hour apart, with the clinic's midnight between them and UTC's not.
  ["America/Vancouver", "2026-12-02T06:30:00Z", 1],
  ["Asia/Kathmandu", "2026-12-01T17:45:00Z", 1],
  // And the other way round.
  ["America/Vancouver", "2026-12-01T23:30:00Z", 2],
  ["UTC", "2026-12-01T23:30:00Z", 1],
])("in %s today begins at the clinic's midnight (%s)", async (timeZone, first, today) => {
  await database.owner.db.update(clinicsTable).set({ timeZone }).where(eq(clinicsTable.id, world.clinicId));
  const person = await world.person();
  world.clock.pass({ seconds: (Date.parse(first) - world.clock.now().getTime()) / 1000 });
  await signedIn(world, person);
  world.clock.pass({ hours: 1 });
  await signedIn(world, person);
  expect(await readLoginsToday(world.context, world)).toEqual([{ kind: "staff", ending: "password", logins: today }]);
});

it("names who is stuck and why, a few of each, and nobody who has left", async () => {
  await world.policy("staff", "required_every_login", 0);
  for (let index = 0; index <= STUCK_NAMED + 1; index += 1) await world.person();
  const [locked, failing, gone] = [
    await world.person(),
    await world.person({ portal: "patient" }),
    await world.person(),
  ];
  await world.authenticator(locked);
  await suspend(locked);
  const change = (person: TestPerson, values: Partial<typeof accounts.$inferInsert>) =>
    database.db.update(accounts).set(values).where(eq(accounts.id, person.accountId));
  const at = world.clock.now();
  await change(failing, { emailFailingAt: at, emailFailingWhy: "bounced" });
  await change(gone, { emailFailingAt: at, emailFailingWhy: "bounced", deactivatedAt: at });
  const stuck = await readStuckPeople(world.context, world);
  expect(stuck.locked.map(({ accountId }) => accountId)).toEqual([locked.accountId]);
  expect(stuck.address_failing.map(({ accountId }) => accountId)).toEqual([failing.accountId]);
  expect(stuck.no_skips_left).toHaveLength(STUCK_NAMED + 1);
  expect(stuck.reset_waiting).toEqual([]);
});

it("names who said that something was not them, for a week or until they choose a new password", async () => {
  const people = [await world.person(), await world.person(), await world.person()];
  const ago = (days: number) => new Date(world.clock.now().getTime() - days * 86_400_000);
  const append = ({ clinicId, accountId }: TestPerson, event: AuditEventName, at: Date) =>
    appendEvent(database.db, { clinicId, accountId, actorId: accountId, event, outcome: "success", at });
  const [waits, changed, forgotten] = people as [TestPerson, TestPerson, TestPerson];
  for (const at of [ago(6.9), ago(2)]) await append(waits, "account.disowned", at);
  await append(changed, "account.disowned", ago(2));
  await append(changed, "account.password_changed", ago(1));
  await append(forgotten, "account.disowned", ago(7));
  const named = async () => (await readStuckPeople(world.context, world)).disowned.map(({ accountId }) => accountId);
  expect(await named()).toEqual([waits.accountId]);
  await append(changed, "account.disowned", ago(0.5));
  expect(await named()).toHaveLength(2);
  expect((await readStuckPeople(other.context, other)).disowned).toEqual([]);
});

it("tells of messages that failed this week and of those still tried, newest first", async () => {
  const { clinicId, accountId, email } = await world.person();
  const minutesAgo = (minutes: number) => new Date(world.clock.now().getTime() - minutes * 60_000);
  const sent = {
    clinicId,
    accountId,
    kind: "invitation",
    channel: "email",
    recipient: email,
    provider: "smtp",
  } as const;
  const at = (minutes: number) => ({ createdAt: minutesAgo(minutes), attemptedAt: minutesAgo(minutes) });
  await database.db.insert(deliveries).values([
    { ...sent, id: newId(minutesAgo(9)), ...at(9), handedOverAt: minutesAgo(9) },
    { ...sent, id: newId(minutesAgo(8)), ...at(8), failedAt: minutesAgo(8), failure: "bounced" },
    { ...sent, id: newId(minutesAgo(2)), ...at(2), trouble: "timed_out" },
    { ...sent, id: newId(minutesAgo(20_000)), ...at(20_000), failedAt: minutesAgo(20_000), failure: "refused" },
  ]);
  const failing = await readFailingDeliveries(world.context, world);
  expect(failing).toMatchObject({ failed: 1, inTrouble: 1, newest: [{ why: "timed_out" }, { why: "bounced" }] });
  expect((await readFailingDeliveries(other.context, other)).newest).toEqual([]);
  expect((await readRollOut(world.context, world)).mailTaken).toBe(true);
});

it("the checklist knows admins, help and policy of the clinic as they are", async () => {
  const [one, two] = [await world.person({ portal: "admin" }), await world.person({ portal: "admin" })];
  for (const admin of [one, two]) await world.authenticator(admin);
  await world.recoveryCodes(one);
  expect(await readRollOut(world.context, world)).toEqual({
    admins: 2,
    adminsReady: 1,
    hasHelpContact: true,
    mailTaken: false,
    mailsGivenUp: false,
    requiredFrom: null,
    isRequired: false,
  });
  await world.policy("staff", "required_once_per_device");
  expect((await readRollOut(world.context, world)).isRequired).toBe(true);
});

import type { Actor } from "@countersign/accounts";
import { accounts, auditEvents, newId, type SessionId } from "@countersign/db";
import { createTestDatabase, type TestDatabase } from "@countersign/db/testing/test-database.ts";
import { MESSAGES } from "@countersign/messages";
import { and, eq, sql } from "drizzle-orm";
import { afterAll, beforeEach, expect, it } from "vitest";
import { type ClinicWorld, clinicWorld, TEST_VISITOR, type TestPerson } from "../testing.ts";
import { remindPerson } from "./remind-person.ts";
import { remindPeople } from "./reminder.ts";

const database: TestDatabase = await createTestDatabase();
afterAll(() => database.close());

let world: ClinicWorld;
let actor: Actor;
let clinics = 0;

beforeEach(async () => {
  clinics += 1;
  world = await clinicWorld(database.db, `clinic${clinics}`);
  actor = {
    ...(await world.person({ portal: "admin", role: "helpdesk" })),
    sessionId: newId<SessionId>(world.clock.now()),
  };
});

const remind = (person: { accountId: string }) =>
  remindPerson(world.context, { actor, accountId: person.accountId, visitor: TEST_VISITOR });
const set = (person: TestPerson, values: Partial<typeof accounts.$inferInsert>) =>
  database.db.update(accounts).set(values).where(eq(accounts.id, person.accountId));
const mailsOf = (person: TestPerson) =>
  database.owner.db.execute<{ data: unknown }>(
    sql`select data from pgboss.job where name = ${MESSAGES} and data->>'accountId' = ${person.accountId}`,
  );
const remindersOf = (person: TestPerson) =>
  database.db
    .select()
    .from(auditEvents)
    .where(and(eq(auditEvents.accountId, person.accountId), eq(auditEvents.event, "account.reminded")));

it("mails how and where to set it up, and keeps who asked for it", async () => {
  const person = await world.person();
  expect(await remind(person)).toEqual({ ok: true });
  expect(await mailsOf(person)).toMatchObject([
    { data: { kind: "set_up_reminder", to: person.email, portal: "staff" } },
  ]);
  expect(await remindersOf(person)).toMatchObject([{ actorId: actor.accountId, sessionId: actor.sessionId }]);
});

it("reminds nobody twice within a day, however many ask at once", async () => {
  const person = await world.person();
  const asked = await Promise.all(Array.from({ length: 6 }, () => remind(person)));
  expect(asked.filter((result) => result.ok)).toHaveLength(1);
  expect(asked.filter((result) => !result.ok && result.why === "reminded_today")).toHaveLength(5);
  expect(await mailsOf(person)).toHaveLength(1);
  world.clock.pass({ hours: 23, minutes: 59 });
  expect(await remind(person)).toEqual({ ok: false, why: "reminded_today" });
  world.clock.pass({ minutes: 1 });
  expect(await remind(person)).toEqual({ ok: true });
});

it("says why there is nothing to be reminded of", async () => {
  const [enrolled, invited, gone] = [await world.person(), await world.person(), await world.person()];
  await world.authenticator(enrolled);
  await set(invited, { passwordHash: null });
  await set(gone, { deactivatedAt: world.clock.now() });
  expect(await remind(enrolled)).toEqual({ ok: false, why: "enrolled_already" });
  expect(await remind(invited)).toEqual({ ok: false, why: "no_password" });
  expect(await remind(gone)).toEqual({ ok: false, why: "deactivated" });
  for (const person of [enrolled, invited, gone]) expect(await mailsOf(person)).toEqual([]);
});

it.each([
  ["off", false, "nothing_to_set_up"],
  ["optional", false, null],
  ["optional", true, "enrolled_already"],
  ["required_every_login", false, "enrolled_already"],
] as const)("a patient under %s with codes on: %s", async (mode, codesOn, why) => {
  const patient = await world.person({ portal: "patient" });
  await world.policy("patient", mode);
  await set(patient, { signInCodesOnAt: codesOn ? world.clock.now() : null });
  expect(await remind(patient)).toEqual(why === null ? { ok: true } : { ok: false, why });
});

it("reminds many at once: only those of whom nothing speaks against it, none twice, each with an event of their own", async () => {
  const people = await Promise.all([world.person(), world.person(), world.person()]);
  const enrolled = await world.person();
  await world.authenticator(enrolled);
  const stranger = await (await clinicWorld(database.db, `elsewhere${clinics}`)).person();
  const all = [...people, enrolled, stranger].map(({ accountId }) => accountId);
  const { clinicId, accountId: actorId } = actor;
  const by = { clinicId, actorId, sessionId: null, visitor: null, at: world.clock.now() };
  const counts = await Promise.all([
    database.db.transaction((tx) => remindPeople(tx, by, all)),
    database.db.transaction((tx) => remindPeople(tx, by, all.toReversed())),
  ]);
  expect(counts[0] + counts[1]).toBe(3);
  for (const person of people) {
    expect(await mailsOf(person)).toHaveLength(1);
    expect(await remindersOf(person)).toHaveLength(1);
  }
  for (const person of [enrolled, stranger]) expect(await mailsOf(person)).toEqual([]);
});

import type { Actor } from "@countersign/accounts";
import { accounts, auditEvents, mailings, newId, type SessionId } from "@countersign/db";
import { createTestDatabase } from "@countersign/db/testing/test-database.ts";
import { and, eq, inArray, sql } from "drizzle-orm";
import { afterAll, beforeEach, expect, it } from "vitest";
import { type ClinicWorld, clinicWorld, replicaOf, TEST_VISITOR, type TestPerson } from "../testing.ts";
import { cancelReminders } from "./cancel-reminders.ts";
import { carryOutMailing } from "./carry-out-mailing.ts";
import { mailBatch } from "./mail-batch.ts";
import { readReminders } from "./read-mailing.ts";
import { countRemindable } from "./remindable.ts";
import { startReminders } from "./start-reminders.ts";

const database = await createTestDatabase();
const replica = database.connect();
afterAll(() => database.close());

let world: ClinicWorld;
let actor: Actor;
let clinics = 0;
beforeEach(async () => {
  clinics += 1;
  await database.owner.db.execute(sql`delete from pgboss.job_common`);
  world = await clinicWorld(database.db, `clinic${clinics}`);
  const admin = await world.person({ portal: "admin" });
  await world.authenticator(admin);
  actor = actorOf(admin);
});

const actorOf = (person: TestPerson): Actor => ({ ...person, sessionId: newId<SessionId>(world.clock.now()) });
const start = async (status: "not_enrolled" | "in_grace" = "not_enrolled") => {
  const started = await startReminders(world.context, { actor, kind: "staff", status });
  if (!started.ok) throw new Error(started.why);
  return { kind: "mailing", clinicId: world.clinicId, mailingId: started.mailingId } as const;
};
const never = new AbortController().signal;
const mailed = async () => {
  const rows = await database.owner.db.execute<{ to: string }>(
    sql`select data->>'to' as to from pgboss.job_common where name = 'messages' and data->>'kind' = 'set_up_reminder'`,
  );
  return rows.map(({ to }) => to).sort();
};
const read = (mailingId: string) =>
  readReminders(world.context, { clinicId: world.clinicId, kind: "staff", mailingId });

/** Adds many people at once, behind everybody's back. */
async function crowd(count: number): Promise<string[]> {
  const people = Array.from({ length: count }, (_, at) => ({
    clinicId: world.clinicId,
    id: newId<string>(world.clock.now()),
    kind: "staff" as const,
    role: "staff" as const,
    name: `Robin ${at}`,
    email: `robin${at}@clinic${clinics}.example`,
    passwordHash: "x",
    createdAt: world.clock.now(),
  }));
  await database.db.insert(accounts).values(people);
  return people.map(({ email }) => email).sort();
}

it("reminds everybody of a list once: not whoever was today, has no password, is enrolled or gone", async () => {
  const [due, today, invited, enrolled, gone] = [
    await world.person(),
    await world.person(),
    await world.person(),
    await world.person(),
    await world.person(),
  ];
  await world.authenticator(enrolled);
  const set = (person: TestPerson, change: Partial<typeof accounts.$inferInsert>) =>
    database.db.update(accounts).set(change).where(eq(accounts.id, person.accountId));
  await set(today, { remindedAt: new Date(world.clock.now().getTime() - 3_600_000) });
  await set(invited, { passwordHash: null });
  await set(gone, { deactivatedAt: world.clock.now() });
  expect(
    await countRemindable(world.context, { clinicId: world.clinicId, kind: "staff", status: "not_enrolled" }),
  ).toBe(1);
  const work = await start();
  await carryOutMailing(world.context, work, never);
  expect(await mailed()).toEqual([due.email]);
  expect(await read(work.mailingId)).toMatchObject({ state: "finished", people: 1, passed: 1, sent: 1 });
  await expect(start()).rejects.toThrow("nobody_to_remind");
  const told = await database.db
    .select()
    .from(auditEvents)
    .where(
      and(
        eq(auditEvents.clinicId, world.clinicId),
        inArray(auditEvents.event, ["account.reminded", "mailing.finished"]),
      ),
    );
  expect(told).toHaveLength(2);
});

it("couriers on two replicas, each begun again and again, write to each of a thousand people once", async () => {
  const emails = await crowd(1200);
  const work = await start();
  const contexts = [world.context, replicaOf(world, replica)];
  await Promise.all(
    Array.from({ length: 6 }, (_, at) => carryOutMailing(contexts[at % 2] ?? world.context, work, never)),
  );
  expect(await mailed()).toEqual(emails);
  expect(await read(work.mailingId)).toMatchObject({ state: "finished", people: 1200, passed: 1200, sent: 1200 });
});

it("what fails in the middle of a batch has written to nobody of it, and the next one to everybody", async () => {
  const emails = await crowd(700);
  const work = await start();
  expect(await mailBatch(world.context, work)).toBe("more");
  const reached = (await mailed()).length;
  await database.owner.db.execute(sql`alter table pgboss.job_common rename to job_away`);
  await expect(mailBatch(world.context, work)).rejects.toThrow();
  await database.owner.db.execute(sql`alter table pgboss.job_away rename to job_common`);
  expect(await mailed()).toHaveLength(reached);
  expect(await read(work.mailingId)).toMatchObject({ state: "running", passed: reached, sent: reached });
  await carryOutMailing(world.context, work, never);
  expect(await mailed()).toEqual(emails);
});

it("a courier that is told to stop finishes its batch and leaves the rest to the queue", async () => {
  await crowd(3);
  const work = await start();
  await database.owner.db.execute(sql`delete from pgboss.job_common`);
  await carryOutMailing(world.context, work, AbortSignal.abort());
  expect(await mailed()).toEqual([]);
  const [left] = await database.owner.db.execute<{ data: unknown }>(
    sql`select data from pgboss.job_common where name = 'work'`,
  );
  expect(left?.data).toEqual(work);
});

it("stopped, it writes to nobody more, and is stopped once", async () => {
  await crowd(700);
  const work = await start();
  await mailBatch(world.context, work);
  const stop = () => cancelReminders(world.context, { actor, mailingId: work.mailingId, visitor: TEST_VISITOR });
  const stopped = await Promise.all([stop(), stop(), stop()]);
  expect(stopped.filter(({ ok }) => ok)).toHaveLength(1);
  const before = await mailed();
  await carryOutMailing(world.context, work, never);
  expect(await mailed()).toEqual(before);
  expect(await read(work.mailingId)).toMatchObject({ state: "cancelled", people: 700, sent: before.length });
});

it("nobody but an admin of this clinic begins, stops or sees one", async () => {
  await crowd(1);
  const work = await start();
  const helpdesk = await world.person();
  await database.db.update(accounts).set({ role: "helpdesk" }).where(eq(accounts.id, helpdesk.accountId));
  const other = await clinicWorld(database.db, `elsewhere${clinics}`);
  const elsewhere = await other.person({ portal: "admin" });
  for (const impostor of [helpdesk, await world.person(), { ...elsewhere, clinicId: world.clinicId }]) {
    const who = actorOf(impostor);
    const started = await startReminders(world.context, { actor: who, kind: "staff", status: "not_enrolled" });
    expect(started).toEqual({ ok: false, why: "not_allowed" });
    const stopped = await cancelReminders(world.context, {
      actor: who,
      mailingId: work.mailingId,
      visitor: TEST_VISITOR,
    });
    expect(stopped).toEqual({ ok: false, why: "not_allowed" });
  }
  const strange = { actor: actorOf(elsewhere), mailingId: work.mailingId, visitor: TEST_VISITOR };
  expect(await cancelReminders(world.context, strange)).toEqual({ ok: false, why: "ended_already" });
  const there = { clinicId: other.clinicId, kind: "staff", mailingId: work.mailingId } as const;
  expect(await readReminders(world.context, there)).toBeNull();
  expect(await readReminders(world.context, { ...there, clinicId: world.clinicId, kind: "patient" })).toBeNull();
  expect(await database.db.$count(mailings, eq(mailings.clinicId, world.clinicId))).toBe(1);
});

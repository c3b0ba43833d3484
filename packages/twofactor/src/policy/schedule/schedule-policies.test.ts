import type { Actor } from "@countersign/accounts";
import { accounts, auditEvents, mailings, newId, policySchedules, type SessionId } from "@countersign/db";
import { createTestDatabase } from "@countersign/db/testing/test-database.ts";
import { and, eq, like, sql } from "drizzle-orm";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { carryOutMailing } from "../../mailings/carry-out-mailing.ts";
import { mailBatch } from "../../mailings/mail-batch.ts";
import { type ClinicWorld, clinicWorld, replicaOf, TEST_VISITOR, type TestPerson } from "../../testing.ts";
import { usualPolicy } from "../policy-draft.ts";
import { readPolicies } from "../read-policies.ts";
import { savePolicies } from "../save-policies.ts";
import { applyDueSchedules } from "./apply-due-schedules.ts";
import { cancelSchedule } from "./cancel-schedule.ts";
import { readSchedule } from "./read-schedule.ts";
import { schedulePolicies } from "./schedule-policies.ts";

const database = await createTestDatabase();
const replica = database.connect();
afterAll(() => database.close());

let world: ClinicWorld;
let admin: TestPerson;
let actor: Actor;
let member: TestPerson;
let clinics = 0;
beforeEach(async () => {
  clinics += 1;
  await database.owner.db.execute(sql`delete from pgboss.job_common`);
  // What another story left waiting would be put in force in this one.
  await database.owner.db.execute(sql`update policy_schedules set overtaken_at = created_at
    where num_nonnulls(applied_at, cancelled_at, overtaken_at) = 0`);
  world = await clinicWorld(database.db, `clinic${clinics}`);
  admin = await world.person({ portal: "admin" });
  await world.authenticator(admin);
  member = await world.person();
  actor = actorOf(admin);
});

const actorOf = (person: TestPerson): Actor => ({ ...person, sessionId: newId<SessionId>(world.clock.now()) });
const OPTIONAL = { ...usualPolicy, mode: "optional", skipsAllowed: 5 } as const;
const REQUIRED = { ...usualPolicy, mode: "required_every_login", skipsAllowed: 2 } as const;
const OFF = { ...usualPolicy, mode: "off", skipsAllowed: 0 } as const;
const inMinutes = (minutes: number) => new Date(world.clock.now().getTime() + minutes * 60_000);

const schedule = (over: Partial<Parameters<typeof schedulePolicies>[1]> = {}) =>
  schedulePolicies(world.context, {
    actor,
    visitor: TEST_VISITOR,
    staff: REQUIRED,
    patient: OFF,
    expected: { staff: 1, patient: 1 },
    reason: null,
    takesEffectAt: inMinutes(60),
    ...over,
  });
const save = (staff: typeof OPTIONAL | typeof REQUIRED, reason: string | null = "Now") =>
  savePolicies(world.context, {
    actor,
    visitor: TEST_VISITOR,
    staff,
    patient: OFF,
    expected: { staff: 1, patient: 1 },
    reason,
  });
const cancel = async (who = actor) => {
  const waiting = await readSchedule(world.context, world);
  return cancelSchedule(world.context, {
    actor: who,
    scheduleId: waiting?.scheduleId ?? newId(world.clock.now()),
    visitor: TEST_VISITOR,
  });
};

/** Carries out everything that was left to couriers. */
async function courier(): Promise<void> {
  const work = await database.owner.db.execute<{ data: { kind: "mailing"; clinicId: string; mailingId: string } }>(
    sql`delete from pgboss.job_common where name = 'work' returning data`,
  );
  for (const { data } of work) await carryOutMailing(world.context, data, new AbortController().signal);
}
const mails = () =>
  database.owner.db.execute<{ kind: string; to: string; change: string | null; skipsLeft: number | null }>(sql`
    select data->>'kind' as kind, data->>'to' as to, data->>'change' as change, (data->>'skipsLeft')::int as "skipsLeft"
    from pgboss.job_common where name = 'messages' order by created_on, data->>'to'`);
const events = async () => {
  const rows = await database.db
    .select()
    .from(auditEvents)
    .where(and(eq(auditEvents.clinicId, world.clinicId), like(auditEvents.event, "policy.%")))
    .orderBy(auditEvents.id);
  return rows.map(({ event }) => event);
};
const standing = async () => {
  const [row] = await database.db.select().from(policySchedules).where(eq(policySchedules.clinicId, world.clinicId));
  return row;
};

it("is announced to those whom it concerns, put in force when its moment has come, and not before", async () => {
  expect(await schedule()).toMatchObject({ ok: true });
  await courier();
  expect(await mails()).toEqual([{ kind: "policy_announced", to: member.email, change: "set_up", skipsLeft: 2 }]);
  expect(await readSchedule(world.context, world)).toMatchObject({
    staff: REQUIRED,
    createdBy: "Person 1",
    creatorMay: true,
    concerned: 1,
    told: 1,
  });
  world.clock.pass({ minutes: 59 });
  expect(await applyDueSchedules(world.context)).toBe(0);
  world.clock.pass({ minutes: 1 });
  expect(await applyDueSchedules(world.context)).toBe(1);
  expect((await readPolicies(world.context, world)).staff).toMatchObject({
    version: 2,
    ...REQUIRED,
    createdBy: "Person 1",
  });
  expect(await readSchedule(world.context, world)).toBeNull();
  expect(await events()).toEqual(["policy.scheduled", "policy.changed"]);
});

it("after an outage of a week it counts once, however many couriers come back", async () => {
  await schedule();
  world.clock.pass({ minutes: 7 * 24 * 60 });
  const contexts = [world.context, replicaOf(world, replica)];
  const applied = await Promise.all(
    Array.from({ length: 10 }, (_, at) => applyDueSchedules(contexts[at % 2] ?? world.context)),
  );
  expect(applied.reduce((sum, one) => sum + one, 0)).toBe(1);
  expect((await readPolicies(world.context, world)).staff.version).toBe(2);
  expect((await events()).filter((event) => event === "policy.changed")).toHaveLength(1);
});

it("cancelled by another admin it never counts, and exactly those who were told are told again", async () => {
  await schedule();
  await courier();
  const later = await world.person();
  const other = await world.person({ portal: "admin" });
  expect(await cancel(actorOf(other))).toEqual({ ok: true });
  expect(await cancel(actorOf(other))).toEqual({ ok: false, why: "ended_already" });
  await courier();
  expect((await mails()).map(({ kind, to }) => [kind, to])).toEqual([
    ["policy_announced", member.email],
    ["policy_withdrawn", member.email],
  ]);
  expect(later.email).not.toBe(member.email);
  world.clock.pass({ minutes: 61 });
  expect(await applyDueSchedules(world.context)).toBe(0);
  expect((await readPolicies(world.context, world)).staff.version).toBe(1);
  expect(await events()).toEqual(["policy.scheduled", "policy.schedule_cancelled"]);
});

it("cancelled before anybody was told, nobody is told anything", async () => {
  await schedule();
  await cancel();
  await courier();
  expect(await mails()).toEqual([]);
});

it("a change saved meanwhile overtakes it, and whoever was told is told again", async () => {
  await schedule();
  await courier();
  expect(await save({ ...REQUIRED })).toMatchObject({ ok: true });
  await courier();
  expect((await mails()).map(({ kind }) => kind)).toEqual(["policy_announced", "policy_withdrawn"]);
  expect(await standing()).toMatchObject({ appliedAt: null, overtakenAt: world.clock.now() });
  expect((await events()).sort()).toEqual(["policy.changed", "policy.schedule_overtaken", "policy.scheduled"]);
  world.clock.pass({ minutes: 61 });
  expect(await applyDueSchedules(world.context)).toBe(0);
});

it.each(["deactivated", "no admin"])("does not count on the word of somebody who is %s by then", async (how) => {
  await schedule();
  await courier();
  const gone = how === "deactivated" ? { deactivatedAt: world.clock.now() } : { role: "staff" as const };
  await database.db.update(accounts).set(gone).where(eq(accounts.id, admin.accountId));
  expect(await readSchedule(world.context, world)).toMatchObject({ creatorMay: false });
  world.clock.pass({ minutes: 61 });
  expect(await applyDueSchedules(world.context)).toBe(0);
  expect((await readPolicies(world.context, world)).staff.version).toBe(1);
  expect(await standing()).toMatchObject({ overtakenAt: world.clock.now() });
  await courier();
  expect((await mails()).map(({ kind }) => kind)).toEqual(["policy_announced", "policy_withdrawn"]);
});

describe("what cannot be scheduled:", () => {
  it.each([
    ["a moment in the past", { takesEffectAt: -1 }, "too_soon"],
    ["a moment in four minutes", { takesEffectAt: 4 }, "too_soon"],
    ["a moment in half a year and a minute", { takesEffectAt: 180 * 24 * 60 + 1 }, "too_late"],
  ] as const)("%s", async (_what, { takesEffectAt }, why) => {
    expect(await schedule({ takesEffectAt: inMinutes(takesEffectAt) })).toEqual({ ok: false, why });
  });

  it.each([5, 180 * 24 * 60])("but %i minutes ahead can", async (minutes) => {
    expect(await schedule({ takesEffectAt: inMinutes(minutes) })).toMatchObject({ ok: true });
  });

  it("what is in force already, what was seen under other versions, and what weakens without a reason", async () => {
    expect(await schedule({ staff: OPTIONAL })).toEqual({ ok: false, why: "nothing_changed" });
    expect(await schedule({ expected: { staff: 2, patient: 1 } })).toEqual({ ok: false, why: "changed_meanwhile" });
    const longer = { ...OPTIONAL, idleMinutes: 60 };
    expect(await schedule({ staff: longer })).toEqual({ ok: false, why: "reason_missing" });
    expect(await schedule({ staff: longer, reason: "Long operations" })).toMatchObject({ ok: true });
  });

  it("anything by the helpdesk, by staff, by an admin of another clinic", async () => {
    const helpdesk = await world.person();
    await database.db.update(accounts).set({ role: "helpdesk" }).where(eq(accounts.id, helpdesk.accountId));
    const elsewhere = await (await clinicWorld(database.db, `elsewhere${clinics}`)).person({ portal: "admin" });
    await schedule();
    for (const impostor of [helpdesk, member, { ...elsewhere, clinicId: world.clinicId }]) {
      expect(await schedule({ actor: actorOf(impostor) })).toEqual({ ok: false, why: "not_allowed" });
      expect(await cancel(actorOf(impostor))).toEqual({ ok: false, why: "not_allowed" });
    }
  });
});

it("of ten admins who schedule at once one wins, and of cancelling, saving and its moment one comes first", async () => {
  const scheduled = await Promise.all(Array.from({ length: 10 }, () => schedule()));
  expect(scheduled.filter(({ ok }) => ok)).toHaveLength(1);
  expect(scheduled.filter((one) => !one.ok && one.why === "one_waiting")).toHaveLength(9);
  world.clock.pass({ minutes: 60 });
  const [cancelled, saved, applied] = await Promise.all([cancel(), save(REQUIRED), applyDueSchedules(world.context)]);
  const row = await standing();
  expect([row?.appliedAt, row?.cancelledAt, row?.overtakenAt].filter(Boolean)).toHaveLength(1);
  expect(applied).toBe(row?.appliedAt ? 1 : 0);
  expect(cancelled.ok).toBe(row?.cancelledAt != null);
  expect(saved.ok).toBe(row?.appliedAt == null);
  expect((await readPolicies(world.context, world)).staff.version).toBe(2);
});

it("patients with an authenticator app are told of its code, and not of one that is mailed", async () => {
  const [withApp, without] = [await world.person({ portal: "patient" }), await world.person({ portal: "patient" })];
  await world.authenticator(withApp);
  await database.db
    .update(accounts)
    .set({ signInCodesOnAt: world.clock.now() })
    .where(eq(accounts.id, withApp.accountId));
  await world.policy("patient", "off");
  expect(await schedule({ staff: OPTIONAL, patient: { ...REQUIRED, skipsAllowed: 0 } })).toMatchObject({ ok: true });
  await courier();
  expect((await mails()).map(({ to, change }) => [to, change])).toEqual([
    [withApp.email, "code_by_app"],
    [without.email, "code"],
  ]);
});

it("announcing stops with the change: nobody is told of what is called off while couriers still write", async () => {
  for (let at = 0; at < 3; at += 1) await world.person();
  await schedule();
  await cancel();
  const [mailing] = await database.db.select().from(mailings).where(eq(mailings.clinicId, world.clinicId));
  expect(await mailBatch(world.context, { clinicId: world.clinicId, mailingId: mailing?.id ?? "" })).toBe("ended");
  expect(await mails()).toEqual([]);
});

it("one change that cannot be put in force keeps no other clinic's from its moment", async () => {
  expect(await schedule({ takesEffectAt: inMinutes(30) })).toMatchObject({ ok: true });
  await database.owner.db
    .update(policySchedules)
    .set({ drafts: sql`'{}'` })
    .where(eq(policySchedules.clinicId, world.clinicId));
  const broken = world.clinicId;
  world = await clinicWorld(database.db, `beside${clinics}`);
  actor = actorOf(await world.person({ portal: "admin" }));
  expect(await schedule()).toMatchObject({ ok: true });
  world.clock.pass({ minutes: 61 });
  await expect(applyDueSchedules(world.context)).rejects.toThrow("put in force");
  expect((await readPolicies(world.context, world)).staff.mode).toBe("required_every_login");
  expect((await readPolicies(world.context, { clinicId: broken })).staff.mode).toBe("optional");
});

import { auditEvents, clinics, mailings, newId, policySchedules, type SessionId } from "@countersign/db";
import { createTestDatabase } from "@countersign/db/testing/test-database.ts";
import { goBy, packagedVersion, zonesWith } from "@countersign/zones/testing/zones-for-test.ts";
import { and, eq, sql } from "drizzle-orm";
import { afterAll, afterEach, beforeEach, expect, it } from "vitest";
import { mailBatch } from "../../mailings/mail-batch.ts";
import { type ClinicWorld, clinicWorld, TEST_VISITOR, type TestPerson } from "../../testing.ts";
import { usualPolicy } from "../policy-draft.ts";
import { applyDueSchedules } from "./apply-due-schedules.ts";
import { moveSchedules } from "./move-schedules.ts";
import { readSchedule } from "./read-schedule.ts";
import { schedulePolicies } from "./schedule-policies.ts";

const ZONE = "America/Winnipeg";
/** The law as it was: Manitoba on winter time, six hours behind; and one that is to come: seven. */
const behind = (hours: number, name: string) => [{ until: Number.POSITIVE_INFINITY, offset: -hours * 3600, name }];
const older = zonesWith("2026c", { [ZONE]: behind(6, "CST") });
const newer = zonesWith("2027a", { [ZONE]: behind(7, "MST") });

const database = await createTestDatabase();
afterAll(() => database.close());
afterEach(() => goBy(null));

let world: ClinicWorld;
let member: TestPerson;
let made = 0;
beforeEach(async () => {
  made += 1;
  await database.owner.db.execute(sql`delete from pgboss.job_common`);
  await database.owner.db.execute(sql`update policy_schedules set overtaken_at = created_at
    where num_nonnulls(applied_at, cancelled_at, overtaken_at) = 0`);
  world = await clinicWorld(database.db, `clinic${made}`);
  await moveTo(ZONE);
  member = await world.person();
});

const moveTo = (timeZone: string) =>
  database.owner.db.update(clinics).set({ timeZone }).where(eq(clinics.id, world.clinicId));
const schedule = async (promised: { wallTime: string; timeZone: string }, takesEffectAt: string) => {
  const admin = await world.person({ portal: "admin" });
  const result = await schedulePolicies(world.context, {
    actor: { ...admin, sessionId: newId<SessionId>(world.clock.now()) },
    visitor: TEST_VISITOR,
    staff: { ...usualPolicy, mode: "required_every_login", skipsAllowed: 2 },
    patient: { ...usualPolicy, mode: "off", skipsAllowed: 0 },
    expected: { staff: 1, patient: 1 },
    reason: null,
    takesEffectAt: new Date(takesEffectAt),
    promised,
  });
  expect(result).toMatchObject({ ok: true });
};
const EIGHT = { wallTime: "2026-12-15T08:00", timeZone: ZONE };
const row = async () => {
  const [found] = await database.db.select().from(policySchedules).where(eq(policySchedules.clinicId, world.clinicId));
  return found;
};
const moves = () =>
  database.db
    .select()
    .from(auditEvents)
    .where(and(eq(auditEvents.clinicId, world.clinicId), eq(auditEvents.event, "policy.schedule_moved")));
const atOf = (moment: string) => new Date(moment);

it("a promise is kept with its zone and the zone data that made a moment of it", async () => {
  await schedule(EIGHT, "2026-12-15T13:00:00Z");
  expect(await row()).toMatchObject({ ...EIGHT, zoneVersion: packagedVersion });
  expect(await moveSchedules(world.context)).toBe(0);
  expect(await moves()).toEqual([]);
});

it("newer zone data moves the moment and not the promise, once, however many couriers find out", async () => {
  await schedule(EIGHT, "2026-12-15T13:00:00Z");
  goBy(newer);
  const moved = await Promise.all(Array.from({ length: 5 }, () => moveSchedules(world.context)));
  expect(moved.reduce((sum, one) => sum + one, 0)).toBe(1);
  expect(await row()).toMatchObject({ ...EIGHT, zoneVersion: "2027a", takesEffectAt: atOf("2026-12-15T15:00:00Z") });
  expect(await moves()).toMatchObject([
    { details: { promised: EIGHT.wallTime, from: "2026-12-15T13:00:00.000Z", to: "2026-12-15T15:00:00.000Z" } },
  ]);
});

it("older zone data undoes nothing", async () => {
  await schedule(EIGHT, "2026-12-15T13:00:00Z");
  goBy(newer);
  await moveSchedules(world.context);
  goBy(null);
  expect(await moveSchedules(world.context)).toBe(0);
  expect((await row())?.takesEffectAt).toEqual(atOf("2026-12-15T15:00:00Z"));
});

it("what was scheduled before promises were kept is kept as it was announced, by the data of that time", async () => {
  await schedule(EIGHT, "2026-12-15T14:00:00Z");
  await database.owner.db.update(policySchedules).set({ wallTime: null, timeZone: null, zoneVersion: null });
  expect(await moveSchedules(world.context, older)).toBe(1);
  expect(await row()).toMatchObject({ ...EIGHT, takesEffectAt: atOf("2026-12-15T13:00:00Z") });
});

it("it takes effect when the clock shows what was promised, by the data of the day", async () => {
  await schedule(EIGHT, "2026-12-15T13:00:00Z");
  goBy(newer);
  const until = (moment: string) => {
    world.clock.pass({ seconds: (Date.parse(moment) - world.clock.now().getTime()) / 1000 });
  };
  until("2026-12-15T14:59:00Z");
  expect(await applyDueSchedules(world.context)).toBe(0);
  until("2026-12-15T15:00:00Z");
  expect(await applyDueSchedules(world.context)).toBe(1);
});

it("pages and mails say what was promised, though the page has newer data than the courier", async () => {
  await schedule(EIGHT, "2026-12-15T13:00:00Z");
  goBy(newer);
  const shown = await readSchedule(world.context, world);
  expect(shown).toMatchObject({ ...EIGHT, takesEffectAt: atOf("2026-12-15T15:00:00Z") });
  goBy(null);
  const [mailing] = await database.db.select().from(mailings).where(eq(mailings.clinicId, world.clinicId));
  await mailBatch(world.context, { clinicId: world.clinicId, mailingId: mailing?.id ?? "" });
  const [mail] = await database.owner.db.execute(sql`
    select data from pgboss.job_common where name = 'messages' and data->>'to' = ${member.email}`);
  expect(mail?.data).toMatchObject({ kind: "policy_announced", ...EIGHT });
});

it("a clinic that moves to another zone keeps the promise as it was made", async () => {
  await schedule(EIGHT, "2026-12-15T13:00:00Z");
  await moveTo("Europe/London");
  goBy(newer);
  await moveSchedules(world.context);
  expect(await row()).toMatchObject({ ...EIGHT, takesEffectAt: atOf("2026-12-15T15:00:00Z") });
  expect(await readSchedule(world.context, world)).toMatchObject(EIGHT);
});

it("where a new law turns clocks forward over the promise, it is kept when they are turned", async () => {
  await schedule(EIGHT, "2026-12-15T13:00:00Z");
  const turn = Date.parse("2026-12-15T12:30:00Z");
  goBy(
    zonesWith("2027a", {
      [ZONE]: [
        { until: turn, offset: -5 * 3600, name: "EST" },
        { until: Number.POSITIVE_INFINITY, offset: -4 * 3600, name: "AST" },
      ],
    }),
  );
  await moveSchedules(world.context);
  expect((await row())?.takesEffectAt).toEqual(new Date(turn));
});

it("a change never takes effect before it was made", async () => {
  const soon = new Date(world.clock.now().getTime() + 10 * 60_000).toISOString();
  await schedule({ wallTime: "2026-11-23T03:10", timeZone: ZONE }, soon);
  goBy(zonesWith("2027a", { [ZONE]: behind(-12, "XST") }));
  await moveSchedules(world.context);
  const moved = await row();
  expect(Number(moved?.takesEffectAt)).toBeGreaterThan(Number(moved?.createdAt));
});

it("the moment it takes effect may be asked of either: what a clock shows, or a moment alone", async () => {
  const admin = await world.person({ portal: "admin" });
  const result = await schedulePolicies(world.context, {
    actor: { ...admin, sessionId: newId<SessionId>(world.clock.now()) },
    visitor: TEST_VISITOR,
    staff: { ...usualPolicy, mode: "required_every_login", skipsAllowed: 2 },
    patient: { ...usualPolicy, mode: "off", skipsAllowed: 0 },
    expected: { staff: 1, patient: 1 },
    reason: null,
    takesEffectAt: atOf("2026-12-15T13:00:00Z"),
  });
  expect(result.ok).toBe(true);
  expect(await row()).toMatchObject(EIGHT);
});

import { auditChecks, auditEvents, newId, readKeyring } from "@countersign/db";
import { and, desc, eq, type SQL, sql } from "drizzle-orm";
import { afterAll, beforeEach, expect, it } from "vitest";
import { sealsAfter } from "../seals/read-seals.ts";
import { auditWorld } from "../testing/audit-world.ts";
import { checkNewest, checkRound } from "./check-seals.ts";

const world = await auditWorld();
const { database, context } = world;
const tamper = (statement: SQL) => database.owner.db.execute(statement);
afterAll(() => world.close());

let clinicId = "";
beforeEach(async () => {
  await tamper(sql`delete from audit_checks`);
  clinicId = await world.clinic();
  for (let round = 0; round < 4; round++) {
    await world.happen(clinicId, 6);
    await checkNewest(context, await world.sealAll());
  }
});

/** Two whole rounds over everything: seals, and then the events. */
async function checkAll(): Promise<void> {
  for (let turn = 0; turn < 8; turn++) await checkRound(context, 100);
}
const found = async () => {
  const [row] = await context.db.select().from(auditChecks).where(eq(auditChecks.clinicId, clinicId));
  return row?.brokenSeal === null ? null : [row?.brokenSeal, row?.brokenWhy];
};
/** The n-th event under a seal. */
const eventOf = (seal: number, n = 0) => sql`(
  select e.id from audit_events e join audit_seals s on s.clinic_id = e.clinic_id and s.number = ${seal}
    and e.id between s.lowest_id and s.highest_id where e.clinic_id = ${clinicId} order by e.id offset ${n} limit 1)`;
const seal = (number: number) => sql`clinic_id = ${clinicId} and number = ${number}`;

it("an untouched trail fits, round after round", async () => {
  await checkAll();
  expect(await found()).toBeNull();
  const [row] = await context.db.select().from(auditChecks).where(eq(auditChecks.clinicId, clinicId));
  expect(row?.wholeCheckedAt).toBeInstanceOf(Date);
});

it.each<[string, () => SQL, readonly [number, string]]>([
  [
    "an event's words are changed",
    () => sql`update audit_events set event = 'skip.spent' where id = ${eventOf(2)}`,
    [2, "event_changed"],
  ],
  [
    "an event's moment is moved by a microsecond",
    () => sql`update audit_events set at = at + interval '1 microsecond' where id = ${eventOf(2)}`,
    [2, "event_changed"],
  ],
  [
    "an event's details are changed",
    () => sql`update audit_events set details = details || '{"n": 99}' where id = ${eventOf(3)}`,
    [3, "event_changed"],
  ],
  [
    "an event's actor is changed",
    () => sql`update audit_events set actor_id = gen_random_uuid() where id = ${eventOf(1)}`,
    [1, "event_changed"],
  ],
  ["an event is deleted", () => sql`delete from audit_events where id = ${eventOf(3, 2)}`, [3, "event_missing"]],
  [
    "the last event of a seal is deleted",
    () => sql`delete from audit_events where id = ${eventOf(4, 5)}`,
    [4, "event_missing"],
  ],
  ["a seal is deleted", () => sql`delete from audit_seals where ${seal(2)}`, [3, "chain_broken"]],
  ["the newest seal is deleted", () => sql`delete from audit_seals where ${seal(4)}`, [4, "chain_broken"]],
  [
    "a seal's number of events is lowered with its events",
    () => sql`update audit_seals set events = 5 where ${seal(2)}`,
    [2, "chain_broken"],
  ],
  [
    "a signature is replaced by another seal's",
    () => sql`update audit_seals set signature = (select signature from audit_seals where ${seal(1)}) where ${seal(3)}`,
    [3, "signature_wrong"],
  ],
  [
    "a seal names a key that there never was",
    () => sql`update audit_seals set key_id = 'other' where ${seal(3)}`,
    [3, "chain_broken"],
  ],
])("shows when %s", async (_name, statement, broken) => {
  await tamper(statement());
  await checkAll();
  expect(await found()).toEqual(broken);
});

it("shows when two events change places", async () => {
  await tamper(sql`with a as (select id, details from audit_events where id = ${eventOf(2, 0)}),
      b as (select id, details from audit_events where id = ${eventOf(2, 1)})
    update audit_events e set details = case e.id when a.id then b.details else a.details end
    from a, b where e.clinic_id = ${clinicId} and e.id in (a.id, b.id)`);
  await checkAll();
  expect(await found()).toEqual([2, "event_changed"]);
});

it.each([
  ["among its events", 0],
  ["with an id of long ago", 400 * 86_400_000],
])("shows when an event is put under an old seal, %s", async (_where, ago) => {
  const [second] = (await sealsAfter(context.db, clinicId, 1, 1)) ?? [];
  const at = new Date(new Date(second?.firstAt ?? "").getTime() - ago);
  const id = ago ? newId<string>(at) : between(second?.lowestId ?? "", second?.highestId ?? "");
  // The app's own role may do this much: its events may say any number.
  await context.db.insert(auditEvents).values({
    ...{ clinicId, id, at, event: "skip.spent", outcome: "success" },
    written: BigInt(second?.writtenThrough ?? 0),
  });
  await checkAll();
  const [number, why] = (await found()) ?? [];
  expect(why).toBe("event_added");
  expect([2, 3]).toContain(number);
});

it("shows when the chain is rebuilt over changed events by somebody without the key", async () => {
  const stranger = { ...context, keys: readKeyring(`test:${Buffer.alloc(32, 9).toString("base64url")}`) };
  await tamper(sql`update audit_events set event = 'skip.spent' where id = ${eventOf(1)}`);
  await tamper(sql`delete from audit_seals where clinic_id = ${clinicId}`);
  await tamper(sql`update audit_sealing set sealed_through = -1`);
  await world.sealAll({ ...stranger, db: database.owner.db });
  await checkAll();
  expect(await found()).toEqual([1, "signature_wrong"]);
});

it("is written down once, with one event, however often it is met", async () => {
  await tamper(sql`update audit_events set event = 'skip.spent' where id = ${eventOf(2)}`);
  await Promise.all([checkRound(context, 100), checkRound(context, 100)]);
  await checkAll();
  await tamper(sql`delete from audit_seals where ${seal(3)}`);
  await checkAll();
  expect(await found()).toEqual([2, "event_changed"]);
  const events = await context.db
    .select({ details: auditEvents.details })
    .from(auditEvents)
    .where(and(eq(auditEvents.clinicId, clinicId), eq(auditEvents.event, "audit.seal_broken")))
    .orderBy(desc(auditEvents.id));
  expect(events).toEqual([{ details: { seal: 2, why: "event_changed" } }]);
});

/** An id right behind another, when there is room for one. */
function between(low: string, high: string): string {
  const next = (BigInt(`0x${low.replaceAll("-", "")}`) + 1n).toString(16).padStart(32, "0");
  expect(next < high.replaceAll("-", "")).toBe(true);
  return next.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

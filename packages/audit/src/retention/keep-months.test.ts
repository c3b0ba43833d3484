import { auditEvents, auditSeals, auditStarts, clinics, newId, readKeyring } from "@countersign/db";
import { databaseClock } from "@countersign/db/testing/database-clock.ts";
import { createTestDatabase } from "@countersign/db/testing/test-database.ts";
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { keepMonths } from "./keep-months.ts";

const database = await createTestDatabase();
afterAll(() => database.close());
const { db, owner } = database;
const keys = readKeyring(`test:${Buffer.alloc(32, 7).toString("base64url")}`);
const keep = (now: Date | string) => keepMonths({ db, keys, now: () => new Date(now) });
// The database keeps to its own clock, whatever it is asked: these tests have no other.
const today = await databaseClock(owner.db);
const clinicId = newId<string>(today);
/** A day of the month so many months from today's, at nine. */
const inMonths = (months: number, day: number) =>
  new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + months, day, 9));
const monthOf = (at: Date) => at.toISOString().slice(0, 7).replace("-", "_");
const months = async () => {
  const rows = await owner.db.execute<{ name: string }>(sql`select inhrelid::regclass::text as name from pg_inherits
    where inhparent = 'audit_events'::regclass and inhrelid::regclass::text ~ '[0-9]$' order by 1`);
  return rows.map(({ name }) => name.slice("audit_events_".length));
};
const eventAt = async (at: Date | string, written: bigint) => {
  const id = newId<string>(new Date(at));
  await owner.db
    .insert(auditEvents)
    .values({ clinicId, id, at: new Date(at), event: "skip.spent", outcome: "success", written });
  return id;
};
/** A seal as far as dropping looks at it. */
const sealOver = (number: number, ids: readonly string[], written: bigint) =>
  owner.db.insert(auditSeals).values({
    clinicId,
    number,
    writtenAfter: written - 1n,
    writtenThrough: written,
    lastId: ids.toSorted().at(-1) ?? "",
    lowestId: ids.toSorted()[0] ?? "",
    highestId: ids.toSorted().at(-1) ?? "",
    events: ids.length,
    firstAt: today,
    lastAt: today,
    treeRoot: Buffer.alloc(32),
    chain: Buffer.alloc(32, number),
    signature: Buffer.alloc(64),
    keyId: "test",
    sealedAt: today,
  });
const kept = async () => new Set((await db.select({ id: auditEvents.id }).from(auditEvents)).map(({ id }) => id));

beforeAll(async () => {
  await db.insert(clinics).values({ id: clinicId, slug: "lakeside", name: "Lakeside", createdAt: today });
  await keep(today);
});

it("refuses to drop what is younger than six years, whatever moment it is given", async () => {
  const young = await eventAt(inMonths(-6 * 12, today.getUTCDate() + 3), 5n);
  await sealOver(1, [young], 5n);
  const before = await months();
  await db.execute(sql`select audit_drop_months('2100-01-01')`);
  expect(await kept()).toContain(young);
  const lastDropped = monthOf(inMonths(-6 * 12 - 1, 1));
  expect(before).toContain(monthOf(today));
  expect(await months()).toEqual(before.filter((month) => month > lastDropped));
  expect(await db.select().from(auditSeals)).toHaveLength(1);
  await owner.db.delete(auditSeals);
  await owner.db.delete(auditEvents);
});

it("drops whole months that are over six years old, and their seals; what a kept seal holds stays", async () => {
  await owner.db.execute(sql`do $$ begin
    for month in 4..6 loop
      execute format('create table audit_events_2019_0%s partition of audit_events for values from (%L) to (%L)', month,
        uuid_v7_floor(make_timestamptz(2019, month, 1, 0, 0, 0, 'UTC')),
        uuid_v7_floor(make_timestamptz(2019, month + 1, 1, 0, 0, 0, 'UTC')));
    end loop; end $$`);
  const old = [await eventAt("2019-05-02T09:00:00Z", 10n), await eventAt("2019-05-30T09:00:00Z", 10n)];
  const elsewhere = await eventAt("2018-03-01T09:00:00Z", 10n);
  const across = [await eventAt("2019-05-31T23:59:59Z", 11n), await eventAt("2019-06-01T00:00:01Z", 11n)];
  const wrongClock = await eventAt("2019-05-15T09:00:00Z", 12n);
  const june = await eventAt("2019-06-20T09:00:00Z", 12n);
  const unsealed = await eventAt("2019-05-16T09:00:00Z", 13n);
  await sealOver(1, [...old, elsewhere], 10n);
  await sealOver(2, across, 11n);
  await sealOver(3, [wrongClock, june], 12n);

  expect(await keep("2025-06-03T00:00:00Z")).toMatchObject({ dropped: 2 });
  expect(await kept()).toEqual(new Set([...across, wrongClock, june, unsealed]));
  expect(await months()).not.toContain("2019_05");
  expect(await db.select({ number: auditSeals.number }).from(auditSeals).orderBy(auditSeals.number)).toEqual([
    { number: 2 },
    { number: 3 },
  ]);
  expect(await db.select().from(auditStarts)).toMatchObject([
    { number: 1, chain: Buffer.alloc(32, 1), writtenThrough: 10n },
  ]);
  await keep("2025-07-03T00:00:00Z");
  expect(await kept()).toEqual(new Set([unsealed]));
  expect(await db.select().from(auditStarts)).toMatchObject([{ number: 3 }]);
});

it("makes coming months before they are needed, and takes over what came before them", async () => {
  const part = `audit_events_${monthOf(inMonths(3, 1))}`;
  await owner.db.execute(`drop table ${part}`);
  const early = await eventAt(inMonths(3, 3), 20n);
  const from = sql`select tableoid::regclass::text as part from audit_events where id = ${early}`;
  expect(await owner.db.execute(from)).toEqual([{ part: "audit_events_other" }]);
  expect(await keep(today)).toMatchObject({ made: 1 });
  expect(await keep(today)).toEqual({ made: 0, dropped: 0 });
  expect(await owner.db.execute(from)).toEqual([{ part }]);
  await db.insert(auditEvents).values({
    ...{ clinicId, id: newId<string>(inMonths(3, 4)), at: today, event: "skip.spent", outcome: "success" },
  });
  expect(await db.select().from(auditEvents).where(eq(auditEvents.clinicId, clinicId))).toHaveLength(3);
  const denied = { code: "42501" };
  await expect(db.execute(`delete from ${part}`)).rejects.toMatchObject(denied);
  await expect(db.execute(sql`update audit_events set event = 'x'`)).rejects.toMatchObject(denied);
  await expect(db.execute(sql`delete from audit_starts`)).rejects.toMatchObject(denied);
});

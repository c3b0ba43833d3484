import { auditEvents, auditSeals, newId } from "@countersign/db";
import { asOwner } from "@countersign/db/migrate/owner.ts";
import { createTestDatabase } from "@countersign/db/testing/test-database.ts";
import { and, eq, sql } from "drizzle-orm";
import { afterAll, expect, it } from "vitest";
import { appendEvent } from "../append-event.ts";
import { compareSeal } from "../checks/compare-seal.ts";
import { auditWorld } from "../testing/audit-world.ts";
import { type ChainEnd, chainStart } from "./make-seal.ts";
import { eventsUnder, sealsAfter } from "./read-seals.ts";
import { EVENTS_PER_SEAL, OrderLostError, sealEvents } from "./seal-events.ts";

const world = await auditWorld();
const { database, context } = world;
const { db, owner } = database;
afterAll(() => world.close());

/** Reads the whole chain as a checker would, and counts what it holds. */
async function wholeChain(clinicId: string): Promise<{ seals: number; events: string[] }> {
  const seals = await sealsAfter(db, clinicId, 0, 1_000);
  const events: string[] = [];
  let before: ChainEnd = chainStart;
  for (const seal of seals) {
    const under = await eventsUnder(db, before, seal);
    expect(compareSeal(context.keys, before, seal, under)).toBeNull();
    events.push(...under.map(({ id }) => id));
    before = seal;
  }
  return { seals: seals.length, events };
}
const idsOf = async (clinicId: string) =>
  (await db.select({ id: auditEvents.id }).from(auditEvents).where(eq(auditEvents.clinicId, clinicId))).map(
    ({ id }) => id,
  );

it("every event is under exactly one seal, each clinic's in a chain of its own", async () => {
  const [lakeside, harbour] = [await world.clinic(), await world.clinic()];
  await world.happen(lakeside, 5);
  await world.happen(harbour, 3);
  await world.sealAll();
  await world.happen(lakeside, 2);
  await world.sealAll();
  await world.sealAll();
  const chain = await wholeChain(lakeside);
  expect(chain.seals).toBe(2);
  expect(chain.events.toSorted()).toEqual((await idsOf(lakeside)).toSorted());
  expect((await wholeChain(harbour)).events).toHaveLength(3);
});

it("a transaction that stays open holds back itself and what came after, and is sealed when it ends", async () => {
  const clinicId = await world.clinic();
  const [opened, done] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const slow = db.transaction(async (tx) => {
    await appendEvent(tx, { clinicId, event: "policy.changed", outcome: "success", at: new Date() });
    opened.resolve();
    await done.promise;
  });
  await opened.promise;
  await world.happen(clinicId, 3);
  await sealEvents(context);
  expect(await world.sealedCount(clinicId)).toBe(0);
  done.resolve();
  await slow;
  await world.sealAll();
  expect((await wholeChain(clinicId)).events).toHaveLength(4);
});

it("a transaction that stays open in another database of the server holds back too, and nothing goes missing", async () => {
  const clinicId = await world.clinic();
  const neighbour = await createTestDatabase();
  const [opened, done] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const slow = neighbour.owner.db.transaction(async (tx) => {
    await tx.execute(sql`select pg_current_xact_id()`);
    opened.resolve();
    await done.promise;
  });
  await opened.promise;
  await world.happen(clinicId, 3);
  await sealEvents(context);
  expect(await world.sealedCount(clinicId)).toBe(0);
  done.resolve();
  await slow;
  await neighbour.close();
  await world.sealAll();
  expect((await wholeChain(clinicId)).events).toHaveLength(3);
});

it("ids of clocks that are hours wrong, either way, are sealed in the order they were written in", async () => {
  const clinicId = await world.clinic();
  await world.happen(clinicId, 2);
  await world.sealAll();
  await world.happen(clinicId, 1, new Date(Date.now() - 40 * 86_400_000));
  await world.happen(clinicId, 1, new Date(Date.now() + 5 * 3_600_000));
  await world.happen(clinicId, 1);
  await world.sealAll();
  await world.happen(clinicId, 1);
  await world.sealAll();
  const chain = await wholeChain(clinicId);
  expect(chain).toMatchObject({ seals: 3 });
  expect(new Set(chain.events)).toEqual(new Set(await idsOf(clinicId)));
});

it("eight couriers seal while eight replicas write: nothing is lost, nothing is twice", async () => {
  const clinicIds = [await world.clinic(), await world.clinic()];
  let isWriting = true;
  const writing = Promise.all(Array.from({ length: 8 }, (_, n) => world.happen(clinicIds[n % 2] ?? "", 40))).finally(
    () => {
      isWriting = false;
    },
  );
  const sealing = Array.from({ length: 8 }, async () => {
    while (isWriting) await sealEvents(context);
  });
  await Promise.all([writing, ...sealing]);
  await world.sealAll();
  for (const clinicId of clinicIds) {
    const { events } = await wholeChain(clinicId);
    expect(new Set(events).size).toBe(160);
    expect(events).toHaveLength(160);
  }
});

it("a courier killed in the middle leaves neither half a chain nor a hole", async () => {
  const clinicId = await world.clinic();
  await world.happen(clinicId, 3);
  // Held back by a neighbour's transaction there would be nothing to seal, and nothing to be killed in.
  await world.settled();
  await owner.db.execute(sql`create function fail() returns trigger language plpgsql as
    $$ begin raise exception 'killed'; end $$`);
  await owner.db.execute(sql`create trigger fail before update on audit_sealing execute function fail()`);
  try {
    await expect(sealEvents(context)).rejects.toThrow("killed");
  } finally {
    await owner.db.execute(sql`drop trigger fail on audit_sealing`);
  }
  expect(await db.select().from(auditSeals).where(eq(auditSeals.clinicId, clinicId))).toEqual([]);
  await world.sealAll();
  expect((await wholeChain(clinicId)).events).toHaveLength(3);
});

it("one transaction that wrote more than a seal and more than a load holds is sealed whole", async () => {
  const clinicId = await world.clinic();
  const many = 5 * EVENTS_PER_SEAL + 10;
  await world.happenAtOnce(clinicId, many);
  await world.sealAll();
  expect(await world.sealedCount(clinicId)).toBe(many);
  const chain = await wholeChain(clinicId);
  expect(new Set(chain.events).size).toBe(many);
  expect(chain.seals).toBe(6);
});

it("ten thousand clinics get their seals in one go, with a handful of statements", async () => {
  const at = new Date();
  await owner.db.execute(sql`insert into clinics (id, slug, name, created_at)
    select gen_random_uuid(), 'many-' || n, 'Many ' || n, now() from generate_series(1, 10000) n`);
  await owner.db.execute(sql`insert into audit_events (clinic_id, id, at, event, outcome)
    select id, ${newId<string>(at)}::uuid, ${at}::timestamptz, 'clinic.created', 'success' from clinics
    where slug like 'many-%'`);
  const { statements, result } = await database.countStatements(() => world.sealAll());
  expect(result.length).toBeGreaterThanOrEqual(10_000);
  expect(statements.length).toBeLessThan(30);
  const [row] = await owner.db.execute(sql`select count(*) as seals, count(distinct clinic_id) as clinics
    from audit_seals where clinic_id in (select id from clinics where slug like 'many-%')`);
  expect(row).toEqual({ seals: 10_000, clinics: 10_000 });
});

it("refuses to seal when new events would be numbered below old seals", async () => {
  await owner.db.execute(sql`update audit_sealing set sealed_through = sealed_through + 1000000000`);
  await expect(sealEvents(context)).rejects.toThrow(OrderLostError);
  await owner.db.execute(sql`update audit_sealing set sealed_through = sealed_through - 1000000000`);
});

it("the app's role can neither change nor delete a seal", async () => {
  const denied = { code: "42501" };
  await expect(db.update(auditSeals).set({ events: 1 })).rejects.toMatchObject(denied);
  await expect(db.delete(auditSeals).where(and(eq(auditSeals.number, 1)))).rejects.toMatchObject(denied);
  await expect(asOwner(database.url, (app) => app`truncate audit_seals`)).rejects.toMatchObject(denied);
});

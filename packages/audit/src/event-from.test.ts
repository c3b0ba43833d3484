import { auditEvents, clinics, newId } from "@countersign/db";
import { createTestDatabase } from "@countersign/db/testing/test-database.ts";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { appendEvent } from "./append-event.ts";
import { eventFrom } from "./event-from.ts";
import { readHistory } from "./read-history.ts";
import { auditEventNames } from "./vocabulary.ts";

const database = await createTestDatabase();
afterAll(() => database.close());
const { db } = database;
const at = new Date("2026-11-23T09:00:00.123Z");
const [clinicId, otherId, accountId] = [newId<string>(at), newId<string>(at), newId<string>(at)];
beforeAll(() =>
  db.insert(clinics).values([
    { id: clinicId, slug: "lakeside", name: "Lakeside", createdAt: at },
    { id: otherId, slug: "harbour", name: "Harbour", createdAt: at },
  ]),
);
beforeEach(() => database.owner.db.execute(sql`delete from audit_events`));

/** Renames a clinic where the guard lets it, with its event in the same statement. */
const rename = (guard: boolean) =>
  db.execute(sql`
    with changed as (
      update clinics set name = 'Renamed' where id = ${clinicId} and ${guard}::boolean
      returning id as clinic_id, 'admin'::text as portal, ${accountId}::uuid as account_id, null::uuid as actor_id,
        null::uuid as login_id, null::uuid as session_id, '192.0.2.1'::text as address, 'Firefox'::text as browser),
    event as (${eventFrom(sql`changed`, { event: "clinic.created", outcome: "success", at, details: { name: `O'Hara "x"` } })})
    select 1`);

it("an event is written with the change it tells about, and without it there is none", async () => {
  await rename(false);
  expect(await db.select().from(auditEvents)).toEqual([]);
  await rename(true);
  expect(await db.select().from(auditEvents)).toMatchObject([
    {
      clinicId,
      accountId,
      event: "clinic.created",
      outcome: "success",
      at,
      address: "192.0.2.1",
      details: { name: `O'Hara "x"` },
    },
  ]);
});

it("an event of a transaction that is rolled back never happened", async () => {
  const failing = db.transaction(async (tx) => {
    await appendEvent(tx, { clinicId, event: "clinic.created", outcome: "success", at });
    throw new Error("the change failed");
  });
  await expect(failing).rejects.toThrow("the change failed");
  expect(await readHistory(db, { clinicId, limit: 10 })).toEqual([]);
});

it("a history is of one clinic, newest first, by account and kind of event", async () => {
  const moment = (seconds: number) => new Date(at.getTime() + seconds * 1000);
  const entry = { clinicId, outcome: "success" } as const;
  await appendEvent(db, { ...entry, event: "skip.spent", accountId, at: moment(1) });
  await appendEvent(db, { ...entry, event: "policy.changed", at: moment(3) });
  await appendEvent(db, { ...entry, event: "session.started", accountId, at: moment(2) });
  await appendEvent(db, { ...entry, clinicId: otherId, event: "skip.spent", accountId, at: moment(4) });
  const names = async (over: object) =>
    (await readHistory(db, { clinicId, limit: 10, ...over })).map(({ event }) => event);
  expect(await names({})).toEqual(["policy.changed", "session.started", "skip.spent"]);
  expect(await names({ accountId })).toEqual(["session.started", "skip.spent"]);
  expect(await names({ events: ["policy.changed"] })).toEqual(["policy.changed"]);
  expect(await names({ limit: 1 })).toEqual(["policy.changed"]);
});

it("the vocabulary names each event once, as thing.happened", () => {
  expect(new Set(auditEventNames).size).toBe(auditEventNames.length);
  for (const name of auditEventNames) expect(name).toMatch(/^[a-z_]+\.[a-z_]+$/);
});

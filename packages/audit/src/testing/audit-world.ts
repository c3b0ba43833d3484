import { type Context, clinics, newId, readKeyring } from "@countersign/db";
import { createTestDatabase } from "@countersign/db/testing/test-database.ts";
import { sql } from "drizzle-orm";
import { expect, vi } from "vitest";
import { appendEvent } from "../append-event.ts";
import type { Seal } from "../seals/make-seal.ts";
import { sealEvents } from "../seals/seal-events.ts";

const WAIT = { timeout: 25_000, interval: 10 };

/** A database with a trail that can be sealed, and tampered with as its owner. */
export async function auditWorld() {
  const database = await createTestDatabase();
  const keys = readKeyring(`test:${Buffer.alloc(32, 7).toString("base64url")}`);
  const context: Context = { db: database.db, keys, now: () => new Date() };
  let made = 0;
  return {
    database,
    context,
    async clinic(): Promise<string> {
      const id = newId<string>(new Date());
      const slug = `clinic-${++made}`;
      await database.db.insert(clinics).values({ id, slug, name: `Clinic ${made}`, createdAt: new Date() });
      return id;
    },
    /** So many events, each in a transaction of its own. */
    async happen(clinicId: string, times = 1, at = new Date()): Promise<void> {
      for (let n = 0; n < times; n++) {
        const details = { n, name: `Zoë "${n}" €` };
        await appendEvent(database.db, { clinicId, event: "account.reminded", outcome: "success", at, details });
      }
    },
    /** So many events in one statement, which write one number. */
    async happenAtOnce(clinicId: string, times: number, at = new Date()): Promise<void> {
      await database.owner.db.execute(sql`
        insert into audit_events (clinic_id, id, at, event, outcome)
        select ${clinicId}, overlay(uuid_v7_floor(${at}::timestamptz + n * interval '1 millisecond')::text
          placing right(md5(n::text), 12) from 25)::uuid, ${at}::timestamptz, 'account.invited', 'success'
        from generate_series(1, ${times}::int) n`);
    },
    /** Waits until everything there is may be sealed: transactions of other test files on the same server hold it back. */
    async settled(): Promise<void> {
      await vi.waitFor(async () => {
        const [row] = await database.owner.db.execute<{ settled: boolean }>(
          sql`select coalesce(max(written), 0) < audit_settled() as settled from audit_events`,
        );
        expect(row?.settled).toBe(true);
      }, WAIT);
    },
    /** Seals everything there is. */
    async sealAll(as: Context = context): Promise<Seal[]> {
      await this.settled();
      return sealEvents(as);
    },
    /** Every event that is under a seal, and how often: the seals' own counts. */
    async sealedCount(clinicId: string): Promise<number> {
      const [row] = await database.owner.db.execute<{ count: number }>(
        sql`select coalesce(sum(events), 0)::int as count from audit_seals where clinic_id = ${clinicId}`,
      );
      return row?.count ?? 0;
    },
    close: () => database.close(),
  };
}

import { auditChecks, type Database } from "@countersign/db";
import { eq, sql } from "drizzle-orm";
import { appendEvent } from "../append-event.ts";
import { type ChainEnd, LEAST_ID } from "../seals/make-seal.ts";
import type { BrokenWhy } from "./compare-seal.ts";

/** Where the round over a clinic's chain stands. */
export type CheckRow = typeof auditChecks.$inferSelect;

/** Sees to it that a clinic with seals is checked. */
export async function beginChecks(db: Database, clinicIds: readonly string[], now: Date): Promise<void> {
  await db.execute(sql`
    insert into audit_checks (clinic_id, round_began_at, checked_at)
    select id, ${now}::timestamptz, ${now}::timestamptz from unnest(${sql.param([...clinicIds])}::uuid[]) c (id)
    on conflict do nothing`);
}

/** The clinics that were not looked at for longest. */
export async function longestUnchecked(db: Database, limit: number): Promise<CheckRow[]> {
  return db.select().from(auditChecks).orderBy(auditChecks.checkedAt).limit(limit);
}

/** Writes down how far a round has come. */
export async function moveCheck(db: Database, clinicId: string, to: Partial<CheckRow>): Promise<void> {
  await db.update(auditChecks).set(to).where(eq(auditChecks.clinicId, clinicId));
}

/** Writes down what was found broken first, with an event, once for a clinic; what is found later changes nothing. */
export async function recordBroken(
  db: Database,
  found: { readonly clinicId: string; readonly seal: number; readonly why: BrokenWhy; readonly at: Date },
): Promise<boolean> {
  return db.transaction(async (tx) => {
    const rows = await tx.execute(sql`
      insert into audit_checks (clinic_id, round_began_at, checked_at, broken_seal, broken_at, broken_why)
      values (${found.clinicId}, ${found.at}::timestamptz, ${found.at}::timestamptz, ${found.seal},
        ${found.at}::timestamptz, ${found.why})
      on conflict (clinic_id) do update set broken_seal = excluded.broken_seal, broken_at = excluded.broken_at,
        broken_why = excluded.broken_why where audit_checks.broken_seal is null
      returning clinic_id`);
    if (rows.length === 0) return false;
    const { clinicId, at, seal, why } = found;
    await appendEvent(tx, {
      ...{ clinicId, at, event: "audit.seal_broken", outcome: "failure" },
      details: { seal, why },
    });
    return true;
  });
}

/** What a stretch of the walk met. */
export type Walked = {
  /** The last id looked at; null at the end of the trail. */
  readonly reached: string | null;
  /** The first event that no seal holds although it should: under which seal it would be, and whether there is that seal. */
  readonly stray: { readonly id: string; readonly seal: number | null } | null;
};

/**
 * Walks through a clinic's events by their ids and looks whether each that was written before the sealing's mark lies
 * within the seal that covers it. Events older than the chain's beginning are left alone.
 */
export async function walkEvents(
  db: Database,
  input: {
    readonly clinicId: string;
    readonly after: string | null;
    readonly beginning: ChainEnd;
    readonly limit: number;
  },
): Promise<Walked> {
  const [row] = await db.execute<{ reached: string | null; stray: string | null; seal: number | null }>(sql`
    with page as materialized (
      select id, written from audit_events
      where clinic_id = ${input.clinicId} and id > ${input.after ?? LEAST_ID}::uuid
      order by id limit ${input.limit}),
    stray as (
      select page.id, s.number from page
      left join lateral (
        select number, lowest_id, highest_id from audit_seals
        where clinic_id = ${input.clinicId} and (written_through, last_id) >= (page.written, page.id)
        order by written_through, last_id limit 1) s on true
      where page.written <= (select sealed_through from audit_sealing)
        and (page.written, page.id) > (${input.beginning.writtenThrough}::bigint, ${input.beginning.lastId}::uuid)
        and (s.number is null or page.id not between s.lowest_id and s.highest_id)
      order by page.id limit 1)
    select (select id from page order by id desc limit 1) as reached, stray.id as stray, stray.number as seal
    from (select 1) one left join stray on true`);
  return {
    reached: row?.reached ?? null,
    stray: row?.stray ? { id: row.stray, seal: row.seal } : null,
  };
}

import type { Sql } from "postgres";

/**
 * Sees to it that new events are numbered above all that are there. A dump restored into another cluster brings numbers
 * with it that this cluster's transactions have yet to reach: without an offset, new events would count as sealed long
 * ago, and never be.
 *
 * @returns how much was added, as a rule nothing
 */
export async function keepAuditOrder(sql: Sql): Promise<bigint> {
  const [row] = await sql<{ exists: boolean }[]>`
    select to_regclass('public.audit_sealing') is not null and to_regproc('public.audit_settled') is not null as exists`;
  if (!row?.exists) return 0n;
  return sql.begin(async (tx) => {
    // Nobody writes events, or seals them, while their numbers change.
    await tx`lock table audit_events, audit_sealing in exclusive mode`;
    const [found] = await tx<{ highest: string; now: string; bare: string }[]>`
      select greatest((select sealed_through from audit_sealing),
          (select max(written_through) from audit_seals),
          (select max(written) from audit_events where written > (select sealed_through from audit_sealing)))::text as highest,
        audit_settled()::text as now, pg_snapshot_xmin(pg_current_snapshot())::text as bare`;
    if (!found || BigInt(found.highest) < BigInt(found.now)) return 0n;
    const offset = BigInt(found.highest) + 1n - BigInt(found.bare);
    await tx.unsafe(`
      create or replace function audit_order() returns bigint language sql volatile
        return pg_current_xact_id()::text::bigint + ${offset};
      create or replace function audit_settled() returns bigint language sql volatile
        return pg_snapshot_xmin(pg_current_snapshot())::text::bigint + ${offset};`);
    return offset;
  });
}

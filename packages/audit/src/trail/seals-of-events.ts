import type { Database } from "@countersign/db";
import { sql } from "drizzle-orm";
import type { Seal } from "../seals/make-seal.ts";
import { sealColumns } from "../seals/seal-statements.ts";

/**
 * The seal that covers each of some events. What is not sealed yet is absent, and so is what is older than the chain's
 * beginning.
 */
export async function sealsOfEvents(
  db: Database,
  clinicId: string,
  ids: readonly string[],
): Promise<Map<string, Seal>> {
  const rows = await db.execute<Seal & { eventId: string }>(sql`
    select e.id as "eventId", ${sealColumns}
    from unnest(${sql.param([...ids])}::uuid[]) i (id)
    join audit_events e on e.clinic_id = ${clinicId} and e.id = i.id
    join lateral (
      select * from audit_seals where clinic_id = ${clinicId} and (written_through, last_id) >= (e.written, e.id)
      order by written_through, last_id limit 1) s on true
    left join audit_starts b on b.clinic_id = ${clinicId}
    where b.clinic_id is null or (e.written, e.id) > (b.written_through, b.last_id)`);
  return new Map(rows.map(({ eventId, ...seal }) => [eventId, seal as Seal]));
}

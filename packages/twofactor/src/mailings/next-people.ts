import { type SQL, sql } from "drizzle-orm";
import type { HeldMailing } from "./mailing-statements.ts";

/** The next people of a clinic behind whoever was reached last: everybody, in the order in which they came. */
export function nextPeople({ clinicId, reachedId }: HeldMailing, limit: number): SQL {
  const behind = reachedId === null ? sql`true` : sql`a.id > ${reachedId}`;
  return sql`select a.clinic_id, a.id from accounts a where a.clinic_id = ${clinicId} and ${behind} order by a.id limit ${limit}`;
}

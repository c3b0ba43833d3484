import type { ClinicId, Database } from "@countersign/db";
import { sql } from "drizzle-orm";

/**
 * Takes the lock under which it changes who the admins of a clinic are, and under which is asked how many there are and
 * who. Before every other lock of its transaction. A lock by name and not of the admins' rows: a login that is being
 * redeemed holds its own row and wants its person's, so whoever held that one first and stops logins later would close
 * a circle.
 */
export async function lockAdmins(tx: Database, clinicId: ClinicId): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`admins/${clinicId}`}::text, 0))`);
}

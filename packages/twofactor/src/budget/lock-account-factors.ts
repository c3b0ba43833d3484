import type { AccountKey, Database } from "@countersign/db";
import { sql } from "drizzle-orm";

/**
 * Takes the lock under which an account's factors change, before any other row is touched; so that setting up, turning
 * off, a reset and a login in progress follow each other and never wait for each other in a circle.
 */
export async function lockAccountFactors(tx: Database, { clinicId, accountId }: AccountKey, now: Date): Promise<void> {
  await tx.execute(sql`
    insert into budgets (clinic_id, kind, subject, charged_at) values (${clinicId}, 'codes', ${accountId}, ${now})
    on conflict (clinic_id, kind, subject) do update set charged_at = budgets.charged_at`);
}

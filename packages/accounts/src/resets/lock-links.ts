import type { AccountKey, Database } from "@countersign/db";
import { sql } from "drizzle-orm";

/**
 * Takes the lock under which an account's mailed links are counted, made and used, so that these follow each other.
 * After the lock of its factors, where both are taken.
 */
export async function lockLinks(tx: Database, { clinicId, accountId }: AccountKey, now: Date): Promise<void> {
  await tx.execute(sql`
    insert into budgets (clinic_id, kind, subject, charged_at) values (${clinicId}, 'links', ${accountId}, ${now})
    on conflict (clinic_id, kind, subject) do update set charged_at = excluded.charged_at`);
}

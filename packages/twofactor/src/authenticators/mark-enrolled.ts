import type { AccountKey, Database } from "@countersign/db";
import { sql } from "drizzle-orm";

/**
 * Notes on the account since when it has an authenticator, or that it has none any more, for lists of people. In a
 * transaction that adds or removes one: after its logins are settled and before its sessions are, as locks go.
 */
export async function markEnrolled(tx: Database, account: AccountKey, at: Date | null): Promise<void> {
  const moment = at === null ? sql`null` : sql`coalesce(enrolled_at, ${at}::timestamptz)`;
  await tx.execute(sql`update accounts set enrolled_at = ${moment}
    where clinic_id = ${account.clinicId} and id = ${account.accountId}`);
}

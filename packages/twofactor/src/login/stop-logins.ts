import type { AccountKey, Database, LoginId } from "@countersign/db";
import { sql } from "drizzle-orm";

/**
 * Ends every login of an account that could still be completed or redeemed: what was proved before a factor changed
 * proves nothing after it. Call it before sessions are ended; a login that just became a session did so before its row
 * could be stopped.
 *
 * @param input.except the login in which the factor is being changed, if it is one
 */
export async function stopLogins(
  tx: Database,
  input: AccountKey & { readonly except: LoginId | null; readonly at: Date },
): Promise<void> {
  const { clinicId, accountId, except, at } = input;
  await tx.execute(sql`
    update logins set cancelled_at = ${at}::timestamptz
    where clinic_id = ${clinicId} and account_id = ${accountId} and expires_at > ${at}::timestamptz
      and id is distinct from ${except}::uuid
      and num_nonnulls(redeemed_at, cancelled_at, replaced_at, failed_at) = 0`);
}

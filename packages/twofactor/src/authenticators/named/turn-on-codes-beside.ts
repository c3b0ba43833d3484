import { type AuditEntry, appendEvent } from "@countersign/audit";
import type { AccountKey, Database } from "@countersign/db";
import { sql } from "drizzle-orm";

/**
 * Turns a patient's sign-in codes on beside their authenticator, if they were off: should the authenticator go, codes by
 * email are asked for again, and nobody is left with the password alone who wanted more. Nothing happens to staff.
 */
export async function turnOnCodesBeside(
  tx: Database,
  who: AccountKey & Omit<AuditEntry, "event" | "outcome" | "at" | "clinicId" | "accountId">,
  at: Date,
): Promise<void> {
  const turned = await tx.execute(sql`
    update accounts set sign_in_codes_on_at = ${at}::timestamptz
    where clinic_id = ${who.clinicId} and id = ${who.accountId} and kind = 'patient' and sign_in_codes_on_at is null
    returning id`);
  if (turned.length === 0) return;
  await appendEvent(tx, { ...who, event: "sign_in_codes.turned_on", outcome: "success", at });
}

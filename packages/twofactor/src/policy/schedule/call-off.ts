import type { AccountId, ClinicId, Database } from "@countersign/db";
import { sql } from "drizzle-orm";
import { startMailing } from "../../mailings/start-mailing.ts";

/**
 * Stops announcing a scheduled change that has ended otherwise than by being put in force, and has everyone told who was
 * told of it. Part of the transaction that ends it.
 *
 * @param input.by on whose behalf the mails go out
 */
export async function callOff(
  tx: Database,
  input: { readonly clinicId: ClinicId; readonly scheduleId: string; readonly by: AccountId; readonly at: Date },
): Promise<void> {
  const { clinicId, scheduleId, by, at } = input;
  // Waits for the batch that is under way; whoever that told is counted by the next statement.
  await tx.execute(sql`
    update mailings set cancelled_at = ${at}::timestamptz
    where clinic_id = ${clinicId} and schedule_id = ${scheduleId} and kind = 'policy_announced'
      and finished_at is null and cancelled_at is null`);
  const [told] = await tx.execute<{ people: number }>(sql`
    select count(*)::int as people from policy_announcements where clinic_id = ${clinicId} and schedule_id = ${scheduleId}`);
  const people = told?.people ?? 0;
  if (people > 0) await startMailing(tx, { clinicId, createdBy: by, at, kind: "policy_withdrawn", scheduleId, people });
}

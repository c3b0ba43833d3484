import { appendEvent } from "@countersign/audit";
import type { AccountId, ClinicId, Database } from "@countersign/db";
import { sql } from "drizzle-orm";
import { callOff } from "./call-off.ts";

/** Why a scheduled change is not put in force, though nobody cancelled it. */
export type OvertakenWhy = "changed_meanwhile" | "creator_not_admin";

/**
 * Ends the change that a clinic has waiting, if it has one, because something else came first. Part of the transaction of
 * that; behind the locks of the policies.
 *
 * @param input.by whoever came first; null for nobody, where its own creator no longer counts
 */
export async function overtakeSchedule(
  tx: Database,
  input: { readonly clinicId: ClinicId; readonly by: AccountId | null; readonly at: Date; readonly why?: OvertakenWhy },
): Promise<void> {
  const { clinicId, by, at, why = "changed_meanwhile" } = input;
  const [overtaken] = await tx.execute<{ id: string; createdBy: AccountId; takesEffectAt: Date }>(sql`
    update policy_schedules s set overtaken_at = ${at}::timestamptz
    where s.clinic_id = ${clinicId} and num_nonnulls(s.applied_at, s.cancelled_at, s.overtaken_at) = 0
    returning s.id, s.created_by as "createdBy", s.takes_effect_at as "takesEffectAt"`);
  if (!overtaken) return;
  const { id: scheduleId, createdBy, takesEffectAt } = overtaken;
  await appendEvent(tx, {
    clinicId,
    event: "policy.schedule_overtaken",
    outcome: "success",
    at,
    portal: "admin",
    actorId: by,
    details: { scheduleId, why, takesEffectAt: takesEffectAt.toISOString() },
  });
  await callOff(tx, { clinicId, scheduleId, by: by ?? createdBy, at });
}

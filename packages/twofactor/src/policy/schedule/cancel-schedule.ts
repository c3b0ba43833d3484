import { type Actor, actedBy, actorWho } from "@countersign/accounts";
import { eventFrom } from "@countersign/audit";
import type { Context } from "@countersign/db";
import { sql } from "drizzle-orm";
import type { Visitor } from "../../place.ts";
import { callOff } from "./call-off.ts";

export type CancelScheduleResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly why: "not_allowed" | "ended_already" };

/**
 * Calls a scheduled change off, whoever scheduled it, and has everyone told who was told of it.
 *
 * The caller has made sure that the actor typed a fresh code.
 */
export async function cancelSchedule(
  context: Context,
  input: { readonly actor: Actor; readonly scheduleId: string; readonly visitor: Visitor },
): Promise<CancelScheduleResult> {
  const { actor, scheduleId, visitor } = input;
  const at = context.now();
  return context.db.transaction(async (tx): Promise<CancelScheduleResult> => {
    const [verdict] = await tx.execute<{ admins: number; cancelled: number }>(sql`
      with actor as (${actorWho(actor, "change_policy")}),
      cancelled as (
        update policy_schedules s set cancelled_at = ${at}::timestamptz, cancelled_by = actor.id from actor
        where s.clinic_id = actor.clinic_id and s.id = ${scheduleId}
          and num_nonnulls(s.applied_at, s.cancelled_at, s.overtaken_at) = 0
        returning s.clinic_id, s.takes_effect_at, null::uuid as account_id, ${actedBy(actor, visitor)}),
      event as (${eventFrom(sql`cancelled`, {
        event: "policy.schedule_cancelled",
        outcome: "success",
        at,
        details: sql`jsonb_build_object('scheduleId', ${scheduleId}::text, 'takesEffectAt', takes_effect_at)`,
      })})
      select (select count(*)::int from actor) as admins, (select count(*)::int from cancelled) as cancelled`);
    if (!verdict?.admins) return { ok: false, why: "not_allowed" };
    if (!verdict.cancelled) return { ok: false, why: "ended_already" };
    await callOff(tx, { clinicId: actor.clinicId, scheduleId, by: actor.accountId, at });
    return { ok: true };
  });
}

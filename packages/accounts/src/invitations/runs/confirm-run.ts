import { eventFrom } from "@countersign/audit";
import type { Context } from "@countersign/db";
import { enqueueWork } from "@countersign/messages";
import { sql } from "drizzle-orm";
import { type Actor, actedBy, actorWho } from "../../people/actor.ts";
import type { Visitor } from "../../place.ts";
import { outdatedBefore } from "./run-state.ts";

export type ConfirmRunResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly why: "not_allowed" | "not_waiting" };

/**
 * Says that the people of a checked file are to be invited. Once: whoever says it again, or after a day, is told that
 * the run does not wait for it any more. A courier does the inviting.
 *
 * The caller has made sure that the actor typed a fresh code.
 */
export async function confirmRun(
  context: Context,
  input: { readonly actor: Actor; readonly runId: string; readonly visitor: Visitor },
): Promise<ConfirmRunResult> {
  const { actor, runId, visitor } = input;
  const now = context.now();
  return context.db.transaction(async (tx): Promise<ConfirmRunResult> => {
    const [verdict] = await tx.execute<{ admins: number; confirmed: number }>(sql`
      with actor as (${actorWho(actor, "manage_people")}),
      confirmed as (
        update invitation_runs r set confirmed_at = ${now}::timestamptz, confirmed_by = actor.id from actor
        where r.clinic_id = actor.clinic_id and r.id = ${runId} and r.confirmed_at is null and r.cancelled_at is null
          and r.created_at > ${outdatedBefore(now)}::timestamptz
        returning r.clinic_id, actor.id as account_id, ${actedBy(actor, visitor)}),
      event as (${eventFrom(sql`confirmed`, {
        event: "invitation_run.confirmed",
        outcome: "success",
        at: now,
        details: { runId },
      })})
      select (select count(*)::int from actor) as admins, (select count(*)::int from confirmed) as confirmed`);
    if (!verdict?.admins) return { ok: false, why: "not_allowed" };
    if (!verdict.confirmed) return { ok: false, why: "not_waiting" };
    await enqueueWork(tx, { kind: "invitation_run", clinicId: actor.clinicId, runId });
    return { ok: true };
  });
}

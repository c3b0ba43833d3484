import { eventFrom } from "@countersign/audit";
import type { Context } from "@countersign/db";
import { sql } from "drizzle-orm";
import { type Actor, actedBy, actorWho } from "../../people/actor.ts";
import type { Visitor } from "../../place.ts";

export type CancelRunResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly why: "not_allowed" | "ended_already" };

/** Stops a run, before or while it is carried out. Whoever was invited by then stays invited. */
export async function cancelRun(
  context: Context,
  input: { readonly actor: Actor; readonly runId: string; readonly visitor: Visitor },
): Promise<CancelRunResult> {
  const { actor, runId, visitor } = input;
  const now = context.now();
  const [verdict] = await context.db.execute<{ admins: number; cancelled: number }>(sql`
    with actor as (${actorWho(actor, "manage_people")}),
    cancelled as (
      update invitation_runs r set cancelled_at = ${now}::timestamptz from actor
      where r.clinic_id = actor.clinic_id and r.id = ${runId} and r.cancelled_at is null and r.finished_at is null
      returning r.clinic_id, actor.id as account_id, ${actedBy(actor, visitor)}),
    event as (${eventFrom(sql`cancelled`, {
      event: "invitation_run.cancelled",
      outcome: "success",
      at: now,
      details: { runId },
    })})
    select (select count(*)::int from actor) as admins, (select count(*)::int from cancelled) as cancelled`);
  if (!verdict?.admins) return { ok: false, why: "not_allowed" };
  return verdict.cancelled ? { ok: true } : { ok: false, why: "ended_already" };
}

import { type Actor, actedBy, actorWho, withinReach } from "@countersign/accounts";
import { eventFrom } from "@countersign/audit";
import type { Context } from "@countersign/db";
import { sql } from "drizzle-orm";
import { oneRow } from "../login/login-facts.ts";
import type { Visitor } from "../place.ts";
import { type ActionRefusal, actionReason } from "./action-reason.ts";

export type UnlockFactorsResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly why: ActionRefusal | "not_locked" };

/** Ends a wait or a suspension after wrong codes and forgives them. The factors stay as they are. */
export async function unlockFactors(
  context: Context,
  input: { readonly actor: Actor; readonly accountId: string; readonly reason: string; readonly visitor: Visitor },
): Promise<UnlockFactorsResult> {
  const reason = actionReason.parse(input.reason);
  const verdict = await oneRow<{ admins: number; people: number; unlocked: number }>(
    context.db,
    sql`
    with actor as (${actorWho(input.actor, "rescue_people")}),
    person as (
      select a.clinic_id, a.id from accounts a join actor on actor.clinic_id = a.clinic_id where a.id = ${input.accountId} and ${withinReach}),
    unlocked as (
      update budgets b set spent = 0, waits_until = null, suspended_at = null from person
      where b.clinic_id = person.clinic_id and b.kind = 'codes' and b.subject = person.id::text
        and (b.spent > 0 or b.waits_until is not null or b.suspended_at is not null)
      returning b.clinic_id, person.id as account_id, ${actedBy(input.actor, input.visitor)}),
    event as (${eventFrom(sql`unlocked`, {
      event: "factors.unlocked",
      outcome: "success",
      at: context.now(),
      details: { reason },
    })})
    select (select count(*)::int from actor) as admins, (select count(*)::int from person) as people,
      (select count(*)::int from unlocked) as unlocked`,
  );
  if (!verdict?.admins) return { ok: false, why: "not_allowed" };
  if (!verdict.people) return { ok: false, why: "no_such_person" };
  return verdict.unlocked ? { ok: true } : { ok: false, why: "not_locked" };
}

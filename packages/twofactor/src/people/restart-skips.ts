import { type Actor, actedBy, actorWho, withinReach } from "@countersign/accounts";
import { eventFrom } from "@countersign/audit";
import type { Context } from "@countersign/db";
import { sql } from "drizzle-orm";
import { oneRow } from "../login/login-facts.ts";
import type { Visitor } from "../place.ts";
import { type ActionRefusal, actionReason } from "./action-reason.ts";

export type RestartSkipsResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly why: ActionRefusal | "no_skips_spent" };

/** Lets one staff member skip as often again as the policy allows. The only way in which a skip ever comes back. */
export async function restartSkips(
  context: Context,
  input: { readonly actor: Actor; readonly accountId: string; readonly reason: string; readonly visitor: Visitor },
): Promise<RestartSkipsResult> {
  const reason = actionReason.parse(input.reason);
  const verdict = await oneRow<{ admins: number; people: number; restarted: number }>(
    context.db,
    sql`
    with actor as (${actorWho(input.actor, "rescue_people")}),
    person as (
      select a.clinic_id, a.id, a.skips_spent from accounts a join actor on actor.clinic_id = a.clinic_id
      where a.id = ${input.accountId} and a.kind = 'staff' and ${withinReach} for update of a),
    restarted as (
      update accounts a set skips_spent = 0 from person
      where a.clinic_id = person.clinic_id and a.id = person.id and person.skips_spent > 0
      returning a.clinic_id, a.id as account_id, person.skips_spent, ${actedBy(input.actor, input.visitor)}),
    event as (${eventFrom(sql`restarted`, {
      event: "skips.restarted",
      outcome: "success",
      at: context.now(),
      details: sql`jsonb_build_object('reason', ${reason}::text, 'spent', skips_spent)`,
    })})
    select (select count(*)::int from actor) as admins, (select count(*)::int from person) as people,
      (select count(*)::int from restarted) as restarted`,
  );
  if (!verdict?.admins) return { ok: false, why: "not_allowed" };
  if (!verdict.people) return { ok: false, why: "no_such_person" };
  return verdict.restarted ? { ok: true } : { ok: false, why: "no_skips_spent" };
}

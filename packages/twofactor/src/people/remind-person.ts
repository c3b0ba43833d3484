import { type Actor, actorWho, withinReach } from "@countersign/accounts";
import type { Context } from "@countersign/db";
import { sql } from "drizzle-orm";
import { oneRow } from "../login/login-facts.ts";
import type { Visitor } from "../place.ts";
import type { ActionRefusal } from "./action-reason.ts";
import { type ReminderObstacle, reminderObstacle, remindPeople } from "./reminder.ts";

export type RemindPersonResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly why: ActionRefusal | ReminderObstacle };

/**
 * Mails one person how and where to set up their second factor, once a day at most. Changes nothing else, so it wants
 * neither a reason nor a fresh code.
 */
export async function remindPerson(
  context: Context,
  input: { readonly actor: Actor; readonly accountId: string; readonly visitor: Visitor },
): Promise<RemindPersonResult> {
  const { actor, accountId, visitor } = input;
  const { clinicId, sessionId } = actor;
  const at = context.now();
  return context.db.transaction(async (tx): Promise<RemindPersonResult> => {
    const found = await oneRow<{ actors: number; people: number; obstacle: ReminderObstacle | null }>(
      tx,
      sql`
      with actor as (${actorWho(actor, "see_people")}),
      person as (
        select ${reminderObstacle(at)} as obstacle from accounts a join actor on actor.clinic_id = a.clinic_id
          left join policies p on p.clinic_id = a.clinic_id and p.kind = a.kind and p.superseded_at is null
        where a.id = ${accountId} and ${withinReach} for no key update of a)
      select (select count(*)::int from actor) as actors, (select count(*)::int from person) as people,
        (select obstacle from person) as obstacle`,
    );
    if (!found?.actors) return { ok: false, why: "not_allowed" };
    if (!found.people) return { ok: false, why: "no_such_person" };
    if (found.obstacle) return { ok: false, why: found.obstacle };
    await remindPeople(tx, { clinicId, actorId: actor.accountId, sessionId, visitor, at }, [accountId]);
    return { ok: true };
  });
}

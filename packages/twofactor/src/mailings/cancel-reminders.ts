import { type Actor, actedBy, actorWho } from "@countersign/accounts";
import { eventFrom } from "@countersign/audit";
import type { Context } from "@countersign/db";
import { sql } from "drizzle-orm";
import type { Visitor } from "../place.ts";

export type CancelRemindersResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly why: "not_allowed" | "ended_already" };

/** Stops a reminder to many people. Whoever was written to by then has been. */
export async function cancelReminders(
  context: Context,
  input: { readonly actor: Actor; readonly mailingId: string; readonly visitor: Visitor },
): Promise<CancelRemindersResult> {
  const { actor, mailingId, visitor } = input;
  const at = context.now();
  const [verdict] = await context.db.execute<{ admins: number; cancelled: number }>(sql`
    with actor as (${actorWho(actor, "manage_people")}),
    cancelled as (
      update mailings m set cancelled_at = ${at}::timestamptz from actor
      where m.clinic_id = actor.clinic_id and m.id = ${mailingId} and m.kind = 'reminder'
        and m.cancelled_at is null and m.finished_at is null
      returning m.clinic_id, m.sent, null::uuid as account_id, ${actedBy(actor, visitor)}),
    event as (${eventFrom(sql`cancelled`, {
      event: "mailing.cancelled",
      outcome: "success",
      at,
      details: sql`jsonb_build_object('mailingId', ${mailingId}::text, 'sent', sent)`,
    })})
    select (select count(*)::int from actor) as admins, (select count(*)::int from cancelled) as cancelled`);
  if (!verdict?.admins) return { ok: false, why: "not_allowed" };
  return verdict.cancelled ? { ok: true } : { ok: false, why: "ended_already" };
}

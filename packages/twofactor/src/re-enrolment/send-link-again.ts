import { type Actor, actorWho, mayMailLink, type Role, withinReach } from "@countersign/accounts";
import { appendEvent } from "@countersign/audit";
import type { AccountId, Context, Database } from "@countersign/db";
import { enqueue } from "@countersign/messages";
import { type SQL, sql } from "drizzle-orm";
import { hasAuthenticator } from "../authenticators/enrolment-statements.ts";
import { lockAccountFactors } from "../budget/lock-account-factors.ts";
import { oneRow } from "../login/login-facts.ts";
import type { ActionRefusal } from "../people/action-reason.ts";
import type { Visitor } from "../place.ts";
import { makeReEnrolmentLink } from "./make-re-enrolment-link.ts";

export type SendLinkAgainResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly why: ActionRefusal | "already_enrolled" | "never_reset" | "mailed_often" };

/**
 * Mails a person whose second factor was reset another link to set it up again; the earlier one dies. As often in an
 * hour as links to choose a new password.
 *
 * The caller has made sure that the actor typed a fresh code.
 */
export async function sendLinkAgain(
  context: Context,
  input: { readonly actor: Actor; readonly accountId: string; readonly visitor: Visitor },
): Promise<SendLinkAgainResult> {
  const { actor, visitor } = input;
  return context.db.transaction(async (tx): Promise<SendLinkAgainResult> => {
    const at = context.now();
    const known = await findPerson(tx, actor, input.accountId, sql``);
    if (!known?.actors) return { ok: false, why: "not_allowed" };
    if (!known.accountId) return { ok: false, why: "no_such_person" };
    const person = { clinicId: actor.clinicId, accountId: known.accountId };
    await lockAccountFactors(tx, person, at);
    // Held, so that no link goes to an address that is being changed at this moment.
    const found = await findPerson(tx, actor, input.accountId, sql`for no key update of a`);
    if (!found?.accountId) return { ok: false, why: "no_such_person" };
    const { email, role } = found;
    if (await hasAuthenticator(tx, person)) return { ok: false, why: "already_enrolled" };
    const sent = await linksSent(tx, person, at);
    if (!sent.any) return { ok: false, why: "never_reset" };
    if (!mayMailLink(sent)) return { ok: false, why: "mailed_often" };

    const { linkId, portal } = await makeReEnrolmentLink(context, tx, { ...person, email, role });
    const { accountId: actorId, sessionId } = actor;
    const who = { ...person, ...visitor, portal: "admin", actorId, sessionId };
    await appendEvent(tx, { ...who, event: "re_enrolment_link.sent", outcome: "success", at });
    await enqueue(tx, {
      ...person,
      kind: "re_enrolment",
      to: email,
      channel: "email",
      at: at.toISOString(),
      portal,
      linkId,
    });
    return { ok: true };
  });
}

type Found = {
  readonly actors: number;
  readonly accountId: AccountId | null;
  readonly email: string;
  readonly role: Role | null;
};

function findPerson(tx: Database, actor: Actor, accountId: string, lock: SQL): Promise<Found | null> {
  return oneRow<Found>(
    tx,
    sql`
    with actor as (${actorWho(actor, "rescue_people")}),
    person as (
      select a.id, a.email, a.role from accounts a join actor on actor.clinic_id = a.clinic_id
      where a.id = ${accountId} and a.id <> ${actor.accountId} and a.kind = 'staff' and a.deactivated_at is null
        and a.password_hash is not null and ${withinReach} ${lock})
    select (select count(*)::int from actor) as "actors", person.id as "accountId", person.email, person.role
    from (select 1) as always left join person on true`,
  );
}

async function linksSent(tx: Database, person: { clinicId: string; accountId: AccountId }, now: Date) {
  const since = new Date(now.getTime() - 3_600_000);
  const sent = await oneRow<{ any: boolean; inLastHour: number; open: boolean }>(
    tx,
    sql`
    select count(*) > 0 as "any", (count(*) filter (where created_at > ${since}::timestamptz))::int as "inLastHour",
      coalesce(bool_or(used_at is null and replaced_at is null and expires_at > ${now}::timestamptz), false) as "open"
    from re_enrolment_links where clinic_id = ${person.clinicId} and account_id = ${person.accountId}`,
  );
  if (!sent) throw new Error("An aggregate always has a row.");
  return sent;
}

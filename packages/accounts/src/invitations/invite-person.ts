import { type AccountId, type Context, type Kind, newId } from "@countersign/db";
import { enqueue } from "@countersign/messages";
import { sql } from "drizzle-orm";
import { type Actor, actorWho } from "../people/actor.ts";
import { hasConsole, type Role } from "../people/role.ts";
import type { Visitor } from "../place.ts";
import { invitationMail } from "./invitation-mail.ts";
import { inviteToSetPassword } from "./invite.ts";

/** Somebody who is to get an account. What was typed has been checked: see `objectionToName`, `emailAddress`, `phoneNumber`. */
export type NewPerson = {
  readonly kind: Kind;
  /** Null for patients. */
  readonly role: Role | null;
  readonly name: string;
  readonly email: string;
  /** E.164. It counts only after a code sent to it was typed back. */
  readonly phone: string | null;
};

export type InvitePersonResult =
  | { readonly ok: true; readonly accountId: AccountId }
  | { readonly ok: false; readonly why: "not_allowed" | "email_taken" | "email_deactivated" };

type Verdict = { readonly admins: number; readonly added: number; readonly gone: number };

/**
 * Gives a person an account without a password, and mails them a single-use link to set one. One email is one account
 * per clinic and kind: whoever has one already is not invited again, and a deactivated account stays as it is.
 *
 * The caller has made sure that the actor typed a fresh code.
 */
export async function invitePerson(
  context: Context,
  input: { readonly actor: Actor; readonly person: NewPerson; readonly visitor: Visitor },
): Promise<InvitePersonResult> {
  const { actor, person, visitor } = input;
  const { kind, role, name, email, phone } = person;
  const { clinicId } = actor;
  const at = context.now();
  const accountId = newId<AccountId>(at);
  return context.db.transaction(async (tx): Promise<InvitePersonResult> => {
    const [verdict] = await tx.execute<Verdict>(sql`
      with actor as (${actorWho(actor, hasConsole(role) ? "manage_people" : "see_people")}),
      added as (
        insert into accounts (clinic_id, id, kind, role, name, email, phone, created_at)
        select clinic_id, ${accountId}::uuid, ${kind}::text, ${role}::text, ${name}::text, ${email}::text,
          ${phone}::text, ${at}::timestamptz from actor
        on conflict (clinic_id, kind, email) do nothing returning 1)
      select (select count(*)::int from actor) as admins, (select count(*)::int from added) as added,
        (select count(*)::int from accounts where clinic_id = ${clinicId} and kind = ${kind} and email = ${email}
          and deactivated_at is not null) as gone`);
    if (!verdict?.admins) return { ok: false, why: "not_allowed" };
    if (!verdict.added) return { ok: false, why: verdict.gone ? "email_deactivated" : "email_taken" };
    const account = { clinicId, accountId };
    const { invitationId } = await inviteToSetPassword(context, tx, account, { actor, visitor });
    await enqueue(tx, invitationMail({ ...account, kind, role, email, invitationId, at }));
    return { ok: true, accountId };
  });
}

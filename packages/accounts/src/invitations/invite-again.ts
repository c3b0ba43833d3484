import type { AccountId, Context, Kind } from "@countersign/db";
import { enqueue } from "@countersign/messages";
import { sql } from "drizzle-orm";
import { type Actor, actorWho, withinReach } from "../people/actor.ts";
import type { Role } from "../people/role.ts";
import type { Visitor } from "../place.ts";
import { invitationMail } from "./invitation-mail.ts";
import { inviteToSetPassword } from "./invite.ts";

export type InviteAgainResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly why: "not_allowed" | "no_such_person" | "has_password" };

type Verdict = {
  readonly admins: number;
  readonly accountId: AccountId | null;
  readonly kind: Kind;
  readonly role: Role | null;
  readonly email: string;
  readonly hasPassword: boolean;
};

/**
 * Mails another invitation to somebody who has not set a password yet. The link of the earlier one dies.
 *
 * The caller has made sure that the actor typed a fresh code.
 */
export async function inviteAgain(
  context: Context,
  input: { readonly actor: Actor; readonly accountId: string; readonly visitor: Visitor },
): Promise<InviteAgainResult> {
  const { actor, visitor } = input;
  const { clinicId } = actor;
  return context.db.transaction(async (tx): Promise<InviteAgainResult> => {
    const [found] = await tx.execute<Verdict>(sql`
      with actor as (${actorWho(actor, "see_people")}),
      person as (
        select a.id, a.kind, a.role, a.email, a.password_hash
        from accounts a join actor on actor.clinic_id = a.clinic_id
        where a.id = ${input.accountId} and a.deactivated_at is null and ${withinReach} for no key update of a)
      select (select count(*)::int from actor) as admins, person.id as "accountId", person.kind, person.role,
        person.email, person.password_hash is not null as "hasPassword"
      from (select 1) as always left join person on true`);
    if (!found?.admins) return { ok: false, why: "not_allowed" };
    if (!found.accountId) return { ok: false, why: "no_such_person" };
    if (found.hasPassword) return { ok: false, why: "has_password" };
    const { accountId, kind, role, email } = found;
    const account = { clinicId, accountId };
    const { invitationId } = await inviteToSetPassword(context, tx, account, { actor, visitor });
    await enqueue(tx, invitationMail({ ...account, kind, role, email, invitationId, at: context.now() }));
    return { ok: true };
  });
}

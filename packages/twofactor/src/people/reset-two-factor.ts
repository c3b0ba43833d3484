import { appendEvent } from "@countersign/audit";
import type { AccountId, ClinicId, Context, Kind } from "@countersign/db";
import { enqueue } from "@countersign/messages";
import { sql } from "drizzle-orm";
import { forgiveCodes } from "../login/charge-code-try.ts";
import { oneRow } from "../login/login-facts.ts";
import type { Visitor } from "../place.ts";
import { type ActionRefusal, actionReason } from "./action-reason.ts";
import { type Actor, activeAdmin } from "./actor.ts";
import { endSessionsOf, forgetFactors, stopLoginsOf } from "./reset-statements.ts";

export type ResetTwoFactorResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly why: ActionRefusal | "yourself" | "another_admin" | "nothing_to_reset" };

type Target = {
  readonly clinicId: ClinicId;
  readonly accountId: AccountId;
  readonly kind: Kind;
  readonly role: "staff" | "admin" | null;
  readonly email: string;
};

/**
 * Takes everything away that a lost phone could still open: authenticators, recovery codes, sign-in codes and the proof
 * of a phone, half-done logins and enrolments, and every session. The person is told by mail, with the reason. Skips
 * spent stay spent, and nobody learns or chooses a secret.
 *
 * The caller has made sure that the actor typed a fresh code. Another admin's factors are not reset by one admin alone.
 */
export async function resetTwoFactor(
  context: Context,
  input: { readonly actor: Actor; readonly accountId: string; readonly reason: string; readonly visitor: Visitor },
): Promise<ResetTwoFactorResult> {
  const reason = actionReason.parse(input.reason);
  const { actor, visitor } = input;
  const now = context.now();
  return context.db.transaction(async (tx): Promise<ResetTwoFactorResult> => {
    const verdict = await oneRow<Target & { admins: number; held: number }>(
      tx,
      sql`
      with actor as (${activeAdmin(actor)}),
      person as (
        select a.clinic_id, a.id, a.kind, a.role, a.email from accounts a join actor on actor.clinic_id = a.clinic_id
        where a.id = ${input.accountId}),
      held as (
        insert into budgets (clinic_id, kind, subject, spent, charged_at)
        select clinic_id, 'codes', id::text, 0, ${now}::timestamptz from person
        where role is distinct from 'admin' and id <> ${actor.accountId}
        on conflict (clinic_id, kind, subject) do update set spent = budgets.spent
        returning 1)
      select (select count(*)::int from actor) as "admins", (select count(*)::int from held) as "held",
        p.clinic_id as "clinicId", p.id as "accountId", p.kind, p.role, p.email
      from (select 1) as always left join person p on true`,
    );
    if (!verdict?.admins) return { ok: false, why: "not_an_admin" };
    if (!verdict.accountId) return { ok: false, why: "no_such_person" };
    if (!verdict.held) return { ok: false, why: verdict.accountId === actor.accountId ? "yourself" : "another_admin" };

    const forgotten = await forgetFactors(tx, verdict, now);
    if (!forgotten) return { ok: false, why: "nothing_to_reset" };
    await tx.execute(
      forgiveCodes(sql`(select ${verdict.clinicId}::uuid as clinic_id, ${verdict.accountId}::uuid as account_id)`),
    );
    await stopLoginsOf(tx, verdict, now);
    const sessions = await endSessionsOf(tx, verdict, now);
    await appendEvent(tx, {
      clinicId: verdict.clinicId,
      event: "two_factor.reset",
      outcome: "success",
      at: now,
      portal: "admin",
      accountId: verdict.accountId,
      actorId: actor.accountId,
      sessionId: actor.sessionId,
      address: visitor.address,
      browser: visitor.browser,
      details: { reason, sessionsEnded: sessions },
    });
    await enqueue(tx, {
      kind: "two_factor_reset",
      clinicId: verdict.clinicId,
      accountId: verdict.accountId,
      to: verdict.email,
      channel: "email",
      at: now.toISOString(),
      portal: verdict.kind,
      reason,
    });
    return { ok: true };
  });
}

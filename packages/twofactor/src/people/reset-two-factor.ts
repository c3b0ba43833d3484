import type { Actor } from "@countersign/accounts";
import type { Context } from "@countersign/db";
import type { Visitor } from "../place.ts";
import { type ActionRefusal, actionReason } from "./action-reason.ts";
import { resetFactors } from "./reset-factors.ts";
import { holdPerson } from "./reset-statements.ts";

export type ResetTwoFactorResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly why: ActionRefusal | "yourself" | "another_admin" | "nothing_to_reset" };

/**
 * Takes everything away that a lost phone could still open: authenticators, recovery codes, sign-in codes and the proof
 * of a phone, trusted devices, half-done logins and enrolments, and every session. The person is told by mail, with the
 * reason, and staff with a link to set up again. Skips spent stay spent, and nobody learns or chooses a secret.
 *
 * The caller has made sure that the actor typed a fresh code. Another admin's factors, or those of whoever was one until
 * lately, are not reset by one admin alone: see `askForReset`.
 */
export async function resetTwoFactor(
  context: Context,
  input: { readonly actor: Actor; readonly accountId: string; readonly reason: string; readonly visitor: Visitor },
): Promise<ResetTwoFactorResult> {
  const reason = actionReason.parse(input.reason);
  const { actor, visitor } = input;
  return context.db.transaction(async (tx): Promise<ResetTwoFactorResult> => {
    const found = await holdPerson(tx, actor, input.accountId, context.now());
    if (!found?.actors) return { ok: false, why: "not_allowed" };
    if (!found.accountId) return { ok: false, why: "no_such_person" };
    if (found.accountId === actor.accountId) return { ok: false, why: "yourself" };
    if (!found.held) return { ok: false, why: "another_admin" };
    const { clinicId, accountId } = found;
    const by = { actorId: actor.accountId, sessionId: actor.sessionId, visitor };
    const reset = await resetFactors(context, tx, { clinicId, accountId, ...by, reason, requestId: null });
    return reset ? { ok: true } : { ok: false, why: "nothing_to_reset" };
  });
}

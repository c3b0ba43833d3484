import { type Actor, endOtherSessions } from "@countersign/accounts";
import { appendEvent } from "@countersign/audit";
import type { Context } from "@countersign/db";
import { enqueue } from "@countersign/messages";
import { sql } from "drizzle-orm";
import { markEnrolled } from "../authenticators/mark-enrolled.ts";
import { forgiveCodes } from "../login/code/charge-code-try.ts";
import { stopLogins } from "../login/stop-logins.ts";
import type { Visitor } from "../place.ts";
import { type ActionRefusal, actionReason } from "./action-reason.ts";
import { forgetFactors, forgetSignInCodes, hasFactors, holdPerson } from "./reset-statements.ts";

export type ResetTwoFactorResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly why: ActionRefusal | "yourself" | "another_admin" | "nothing_to_reset" };

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
  const at = context.now();
  return context.db.transaction(async (tx): Promise<ResetTwoFactorResult> => {
    const found = await holdPerson(tx, actor, input.accountId, at);
    if (!found?.admins) return { ok: false, why: "not_allowed" };
    if (!found.accountId) return { ok: false, why: "no_such_person" };
    if (!found.held) return { ok: false, why: found.accountId === actor.accountId ? "yourself" : "another_admin" };
    const { clinicId, accountId, email, kind } = found;
    const person = { clinicId, accountId };
    if (!(await hasFactors(tx, person))) return { ok: false, why: "nothing_to_reset" };

    await forgetFactors(tx, person, at);
    await tx.execute(forgiveCodes(sql`(select ${clinicId}::uuid as clinic_id, ${accountId}::uuid as account_id)`));
    await stopLogins(tx, { ...person, except: null, at });
    await markEnrolled(tx, person, null);
    // A login that just became a session did so before its row could be stopped, so sessions come last.
    const sessionsEnded = await endOtherSessions(tx, { ...person, except: null, by: "admin", at });
    await forgetSignInCodes(tx, person);
    await appendEvent(tx, {
      ...person,
      ...visitor,
      event: "two_factor.reset",
      outcome: "success",
      at,
      portal: "admin",
      actorId: actor.accountId,
      sessionId: actor.sessionId,
      details: { reason, sessionsEnded },
    });
    const mail = { to: email, channel: "email", at: at.toISOString(), portal: kind } as const;
    await enqueue(tx, { kind: "two_factor_reset", ...person, ...mail, reason });
    return { ok: true };
  });
}

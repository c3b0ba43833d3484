import { endOtherSessions, readSixDigits } from "@countersign/accounts";
import { appendEvent } from "@countersign/audit";
import { authenticators, type Context } from "@countersign/db";
import { and, eq, sql } from "drizzle-orm";
import { chargeSessionTry, recordWrongSessionTry } from "../budget/charge-session-try.ts";
import { lockAccountFactors } from "../budget/lock-account-factors.ts";
import { forgiveCodes, type RefusedTry } from "../login/code/charge-code-try.ts";
import { spendStep } from "../login/code/complete-login.ts";
import { giveBackTry, givingBack } from "../login/code/give-back-try.ts";
import { stopLogins } from "../login/stop-logins.ts";
import { tell } from "../notices/tell.ts";
import type { Place, Visitor } from "../place.ts";
import { isRequired } from "../policy/policy.ts";
import { removeCodeSet } from "../recovery-codes/code-set.ts";
import type { Person } from "../session/person.ts";
import { endTrust } from "../trusted-devices/end-trust.ts";
import { cancelOpenEnrolments } from "./enrolment-statements.ts";
import { markEnrolled } from "./mark-enrolled.ts";
import { type AuthenticatorMatch, matchAuthenticator } from "./match-authenticator.ts";
import { recordUnreadable } from "./record-unreadable.ts";

export type DisableResult =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly why:
        | "malformed_code"
        | "wrong_code"
        | "code_already_used"
        | "secret_unreadable"
        | "required_by_policy"
        | "not_enrolled";
    }
  | Extract<RefusedTry, { why: "wait" | "suspended" }>;

/**
 * Turns the second factor off, with a code of this moment, where the clinic leaves it to people. Authenticators,
 * recovery codes and open set-ups go in one transaction; other sessions end; a mail says so. Skips are not refilled.
 */
export async function disableTwoFactor(
  context: Context,
  input: { readonly place: Place; readonly person: Person; readonly code: string; readonly visitor: Visitor },
): Promise<DisableResult> {
  const { person } = input;
  if (isRequired(person.policy.mode)) return { ok: false, why: "required_by_policy" };
  if (person.authenticators === 0) return { ok: false, why: "not_enrolled" };
  const code = readSixDigits(input.code);
  if (!code) return { ok: false, why: "malformed_code" };

  const charged = await chargeSessionTry(context, person);
  if (!charged.ok) return charged;

  const paid = { clinicId: person.clinicId, accountId: person.accountId, failures: charged.failures };
  const { match, unreadable, blind } = await givingBack(context, paid, () =>
    matchAuthenticator(context.keys, person, charged.authenticators, code, context.now()),
  );
  if (unreadable.length > 0) {
    const { clinicId, accountId, sessionId, portal } = person;
    const who = { clinicId, accountId, sessionId, portal, ...input.visitor, at: context.now() };
    await recordUnreadable(context, { ...who, outcome: "failure" }, unreadable);
  }
  if (blind) {
    await giveBackTry(context, paid);
    return { ok: false, why: "secret_unreadable" };
  }
  const why = match?.alreadyUsed ? "code_already_used" : "wrong_code";
  if (!match || match.alreadyUsed) {
    await recordWrongSessionTry(context, { ...input, why, failures: charged.failures });
    return { ok: false, why };
  }
  return givingBack(context, paid, () => removeFactors(context, input, match));
}

async function removeFactors(
  context: Context,
  { person, visitor }: { readonly person: Person; readonly visitor: Visitor },
  match: AuthenticatorMatch,
): Promise<DisableResult> {
  const { clinicId, accountId, sessionId, portal } = person;
  const at = context.now();
  return context.db.transaction(async (tx) => {
    await lockAccountFactors(tx, person, at);
    // Required may have been saved since this request began; the row of the policy decides, not what we read earlier.
    const allowed = await tx.execute(sql`select 1 from policies p where p.clinic_id = ${clinicId} and p.kind = 'staff'
      and p.superseded_at is null and p.mode = 'optional' for share`);
    if (allowed.length === 0) return { ok: false, why: "required_by_policy" } as const;
    const stepped = await tx.execute(spendStep(person, match, at, sql`(select 1) as nothing_to_wait_for`));
    if (stepped.length === 0) return { ok: false, why: "code_already_used" } as const;
    await tx
      .delete(authenticators)
      .where(and(eq(authenticators.clinicId, clinicId), eq(authenticators.accountId, accountId)));
    await removeCodeSet(tx, person);
    await cancelOpenEnrolments(tx, person, at);
    await tx.execute(forgiveCodes(sql`(select ${clinicId}::uuid as clinic_id, ${accountId}::uuid as account_id)`));
    await stopLogins(tx, { clinicId, accountId, except: null, at });
    await markEnrolled(tx, person, null);
    await endOtherSessions(tx, { clinicId, accountId, except: sessionId, by: "factor_changed", at });
    await endTrust(tx, person, "factor_changed", at);
    const who = { clinicId, accountId, actorId: accountId, sessionId, portal, ...visitor };
    await appendEvent(tx, { ...who, event: "two_factor.disabled", outcome: "success", at });
    await tell(tx, { ...person, visitor, at }, { kind: "two_factor_disabled" });
    return { ok: true } as const;
  });
}

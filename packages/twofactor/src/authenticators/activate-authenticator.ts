import { endOtherSessions } from "@countersign/accounts";
import { appendEvent } from "@countersign/audit";
import { authenticatorEnrolments, authenticators, type Context, type EnrolmentId, type Sealed } from "@countersign/db";
import { and, eq, inArray } from "drizzle-orm";
import { lockAccountFactors } from "../budget/lock-account-factors.ts";
import { completeByEnrolment } from "../login/complete-by-enrolment.ts";
import { stopLogins } from "../login/stop-logins.ts";
import { tell } from "../notices/tell.ts";
import { endReEnrolmentLinks } from "../re-enrolment/re-enrolment-link.ts";
import { hasUnusedCodes, type NewCodeSet, storeCodeSet } from "../recovery-codes/code-set.ts";
import { endTrust } from "../trusted-devices/end-trust.ts";
import type { EnrolmentPerson } from "./confirm-enrolment.ts";
import { cancelOpenEnrolments, ownerMayEnrol } from "./enrolment-statements.ts";
import { markEnrolled } from "./mark-enrolled.ts";
import { authenticatorChange, type EnrolmentPurpose, type RefusedChange } from "./named/authenticator-change.ts";
import { presentAuthenticators } from "./named/present-authenticators.ts";
import { turnOnCodesBeside } from "./named/turn-on-codes-beside.ts";
import { isOpenEnrolment } from "./read-enrolment.ts";

export type ActivatedAuthenticator = { readonly ok: true; readonly token: string | null; readonly codesMade: boolean };

/**
 * Everything that a new authenticator changes, in one transaction. Of two confirmations at once one wins; what was
 * proved or begun without it, in other logins, windows and sessions, is worth nothing from then on.
 */
export async function activateAuthenticator(
  context: Context,
  input: EnrolmentPerson & {
    readonly enrolmentId: EnrolmentId;
    readonly purpose: EnrolmentPurpose;
    readonly replaces: string | null;
    readonly sealed: Sealed;
    readonly step: number;
    /** null: a usual one, or that of the one it replaces. */
    readonly wanted: string | null;
    /** null where the account had recovery codes, which then stay. */
    readonly codes: NewCodeSet | null;
  },
): Promise<ActivatedAuthenticator | RefusedChange> {
  const { clinicId, accountId, owner, portal, visitor, enrolmentId: id, codes } = input;
  const at = context.now();
  return context.db.transaction(async (tx) => {
    await lockAccountFactors(tx, input, at);
    if (!(await ownerMayEnrol(tx, input, at))) return { ok: false, why: "gone" } as const;
    const present = await presentAuthenticators(tx, input, input.wanted);
    const asked = authenticatorChange({ ...input, present });
    if (!asked.ok) return asked;
    const { name, leaving, first, event, details, notice } = asked.change;
    const [confirmed] = await tx
      .update(authenticatorEnrolments)
      .set({ confirmedAt: at, name })
      .where(and(isOpenEnrolment(input, owner, at), eq(authenticatorEnrolments.id, id)))
      .returning({ id: authenticatorEnrolments.id });
    if (!confirmed) return { ok: false, why: "gone" } as const;
    await cancelOpenEnrolments(tx, input, at);
    await endReEnrolmentLinks(tx, input, at);
    await tx
      .delete(authenticators)
      .where(
        and(
          eq(authenticators.clinicId, clinicId),
          eq(authenticators.accountId, accountId),
          inArray(authenticators.id, [...leaving]),
        ),
      );
    const { sealed: secretSealed, keyId } = input.sealed;
    const row = { clinicId, id, accountId, name, secretSealed, keyId };
    await tx.insert(authenticators).values({ ...row, lastUsedStep: input.step, createdAt: at, lastUsedAt: at });
    const codesMade =
      codes !== null && (input.purpose === "replace_all" || first || !(await hasUnusedCodes(tx, input)));
    if (codesMade) await storeCodeSet(tx, codes);
    await stopLogins(tx, { clinicId, accountId, except: "loginId" in owner ? owner.loginId : null, at });
    const token = await completeByEnrolment(tx, context, input);
    await markEnrolled(tx, input, at);
    const who = { clinicId, accountId, actorId: accountId, portal, ...owner, ...visitor };
    await turnOnCodesBeside(tx, who, at);
    const except = "sessionId" in owner ? owner.sessionId : null;
    await endOtherSessions(tx, { clinicId, accountId, except, by: "factor_changed", at });
    await endTrust(tx, input, "factor_changed", at);
    await appendEvent(tx, { ...who, event, outcome: "success", at, details: { ...details, authenticatorId: id } });
    await tell(tx, { ...input, at }, notice);
    return { ok: true, token, codesMade } as const;
  });
}

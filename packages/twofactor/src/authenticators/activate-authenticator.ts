import { endOtherSessions } from "@countersign/accounts";
import { appendEvent } from "@countersign/audit";
import { authenticatorEnrolments, authenticators, type Context, type EnrolmentId, type Sealed } from "@countersign/db";
import { enqueue } from "@countersign/messages";
import { and, eq } from "drizzle-orm";
import { lockAccountFactors } from "../budget/lock-account-factors.ts";
import { completeByEnrolment } from "../login/complete-by-enrolment.ts";
import { stopLogins } from "../login/stop-logins.ts";
import { noticeTo } from "../notice-to.ts";
import { endReEnrolmentLinks } from "../re-enrolment/re-enrolment-link.ts";
import { type NewCodeSet, storeCodeSet } from "../recovery-codes/code-set.ts";
import { endTrust } from "../trusted-devices/end-trust.ts";
import type { EnrolmentPerson } from "./confirm-enrolment.ts";
import { cancelOpenEnrolments, ownerMayEnrol } from "./enrolment-statements.ts";
import { markEnrolled } from "./mark-enrolled.ts";
import { isOpenEnrolment } from "./read-enrolment.ts";

/** The name a first authenticator gets; people with several rename them. */
const FIRST_NAME = "Authenticator app";

/**
 * Everything that turning a second factor on changes, in one transaction. Of two confirmations at once one wins; what
 * was proved or begun without the new factor, in other logins, windows and sessions, is worth nothing from then on.
 */
export async function activateAuthenticator(
  context: Context,
  input: EnrolmentPerson & {
    readonly enrolmentId: EnrolmentId;
    readonly sealed: Sealed;
    readonly step: number;
    readonly codes: NewCodeSet;
  },
): Promise<{ ok: true; token: string | null } | { ok: false; why: "gone" }> {
  const { clinicId, accountId, owner, portal, visitor } = input;
  const at = context.now();
  return context.db.transaction(async (tx) => {
    await lockAccountFactors(tx, input, at);
    if (!(await ownerMayEnrol(tx, input, at))) return { ok: false, why: "gone" } as const;
    const [confirmed] = await tx
      .update(authenticatorEnrolments)
      .set({ confirmedAt: at })
      .where(and(isOpenEnrolment(input, owner, at), eq(authenticatorEnrolments.id, input.enrolmentId)))
      .returning({ id: authenticatorEnrolments.id });
    if (!confirmed) return { ok: false, why: "gone" } as const;
    await cancelOpenEnrolments(tx, input, at);
    await endReEnrolmentLinks(tx, input, at);
    const replaced = await tx
      .delete(authenticators)
      .where(and(eq(authenticators.clinicId, clinicId), eq(authenticators.accountId, accountId)))
      .returning({ id: authenticators.id });
    await tx.insert(authenticators).values({
      clinicId,
      id: input.enrolmentId,
      accountId,
      name: FIRST_NAME,
      secretSealed: input.sealed.sealed,
      keyId: input.sealed.keyId,
      lastUsedStep: input.step,
      createdAt: at,
      lastUsedAt: at,
    });
    await storeCodeSet(tx, input.codes);
    await stopLogins(tx, { clinicId, accountId, except: "loginId" in owner ? owner.loginId : null, at });
    const token = await completeByEnrolment(tx, context, input);
    await markEnrolled(tx, input, at);
    await endOtherSessions(tx, {
      clinicId,
      accountId,
      except: "sessionId" in owner ? owner.sessionId : null,
      by: "factor_changed",
      at,
    });
    await endTrust(tx, input, "factor_changed", at);
    const event = replaced.length > 0 ? "authenticator.replaced" : "authenticator.enrolled";
    const who = { clinicId, accountId, actorId: accountId, portal, ...owner, ...visitor };
    await appendEvent(tx, { ...who, event, outcome: "success", at });
    await enqueue(tx, { ...noticeTo(input, visitor, at), kind: "two_factor_enabled" });
    return { ok: true, token } as const;
  });
}

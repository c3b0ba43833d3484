import { endOtherSessions, hasConsole } from "@countersign/accounts";
import { appendEvent } from "@countersign/audit";
import type { AccountId, AccountKey, Context, Database, SessionId } from "@countersign/db";
import { sql } from "drizzle-orm";
import { markEnrolled } from "../authenticators/mark-enrolled.ts";
import { forgiveCodes } from "../login/code/charge-code-try.ts";
import { stopLogins } from "../login/stop-logins.ts";
import { tell } from "../notices/tell.ts";
import type { Visitor } from "../place.ts";
import { makeReEnrolmentLink } from "../re-enrolment/make-re-enrolment-link.ts";
import { lapseOtherRequests } from "../reset-requests/end-request.ts";
import { endTrust } from "../trusted-devices/end-trust.ts";
import { forgetFactors, forgetSignInCodes, hasFactors, readAddressee } from "./reset-statements.ts";

/** Who resets, why, and what the trail is to know about it beyond that. */
export type ResetOrder = AccountKey & {
  /** Null: the operator, who has no account. */
  readonly actorId: AccountId | null;
  readonly sessionId: SessionId | null;
  /** Null where it is done behind the pages. */
  readonly visitor: Visitor | null;
  readonly reason: string;
  /** The request that is being carried out, if it is one. */
  readonly requestId: string | null;
  readonly details?: Readonly<Record<string, unknown>>;
};

/**
 * Takes everything away that a lost phone could still open, and tells the person: the one way in which factors are
 * reset, whoever decided it. Staff are mailed a link to set up again. The caller holds the lock of the account's factors
 * and has made sure that it may.
 *
 * @returns false when there is nothing to take away: somebody else may just have done it
 */
export async function resetFactors(context: Context, tx: Database, order: ResetOrder): Promise<boolean> {
  const { clinicId, accountId, reason, visitor, actorId, sessionId } = order;
  const person = { clinicId, accountId };
  const at = context.now();
  if (!(await hasFactors(tx, person))) return false;

  const authenticator = await forgetFactors(tx, person, at);
  await tx.execute(forgiveCodes(sql`(select ${clinicId}::uuid as clinic_id, ${accountId}::uuid as account_id)`));
  await stopLogins(tx, { ...person, except: null, at });
  await markEnrolled(tx, person, null);
  // A login that just became a session did so before its row could be stopped, so sessions come last.
  const sessionsEnded = await endOtherSessions(tx, { ...person, except: null, by: "admin", at });
  await endTrust(tx, person, "admin", at);
  const signInCodes = await forgetSignInCodes(tx, person);
  await lapseOtherRequests(tx, order, at);

  const { email, kind, role, mayEnrol } = await readAddressee(tx, person);
  const link = mayEnrol ? await makeReEnrolmentLink(context, tx, { ...person, email, role }) : null;
  const portal = visitor ? ("admin" as const) : null;
  await appendEvent(tx, {
    ...person,
    ...visitor,
    event: "two_factor.reset",
    outcome: "success",
    at,
    portal,
    actorId,
    sessionId,
    // What was before is told by what happened since: coverage walks the trail backwards.
    details: { reason, sessionsEnded, had: { authenticator, signInCodes }, ...order.details },
  });
  const words = {
    kind: "two_factor_reset",
    reason,
    by: actorId ? "admin" : "operator",
    linkId: link?.linkId ?? null,
  } as const;
  const portalOfPerson = kind === "patient" ? "patient" : hasConsole(role) ? "admin" : "staff";
  await tell(tx, { ...person, portal: portalOfPerson, visitor: null, at }, words);
  return true;
}

import {
  type AccountKey,
  type Context,
  type Database,
  type LoginId,
  logins,
  newId,
  newToken,
  type Portal,
  tokenDigest,
} from "@countersign/db";
import { sql } from "drizzle-orm";
import type { EnrolmentOwner } from "../authenticators/enrolment-statements.ts";
import type { Visitor } from "../place.ts";
import { isOpen } from "./login-row.ts";
import { isFor, SIGN_IN } from "./login-use.ts";

/** Minutes in which a step-up that is complete from the start must be redeemed. */
const STEP_UP_MINUTES = 10;

/**
 * Completes what an enrolment was done in: the pending login, or, from a session, a step-up that takes its place.
 *
 * @returns the step-up's token, or null where the browser holds the login already
 */
export async function completeByEnrolment(
  tx: Database,
  context: Context,
  input: AccountKey & { readonly owner: EnrolmentOwner; readonly portal: Portal; readonly visitor: Visitor },
): Promise<string | null> {
  const { clinicId, accountId, owner, portal, visitor } = input;
  const now = context.now();
  if ("loginId" in owner) {
    await tx.execute(sql`update logins l set completed_at = ${now}::timestamptz, completed_by = 'enrolment'
      where l.clinic_id = ${clinicId} and l.id = ${owner.loginId} and ${isFor(SIGN_IN)} and ${isOpen(now)}`);
    return null;
  }
  const token = newToken(context.keys);
  await tx.insert(logins).values({
    clinicId,
    id: newId<LoginId>(now),
    accountId,
    portal,
    purpose: "step_up",
    tokenHash: tokenDigest(token),
    sessionId: owner.sessionId,
    ...visitor,
    createdAt: now,
    expiresAt: new Date(now.getTime() + STEP_UP_MINUTES * 60_000),
    completedAt: now,
    completedBy: "enrolment",
  });
  return token;
}

import {
  type AccountKey,
  authenticatorEnrolments,
  type Context,
  type EnrolmentId,
  readableOrNull,
} from "@countersign/db";
import { and, eq, gt, isNull } from "drizzle-orm";
import type { EnrolmentOwner } from "./enrolment-statements.ts";
import type { EnrolmentPurpose } from "./named/authenticator-change.ts";
import { otpauthUri } from "./otpauth-uri.ts";
import { sealedFor, setupKeyText } from "./setup-key.ts";

/** What the set-up window shows. The only place where a secret leaves the system, and only before it is active. */
export type OpenEnrolment = {
  readonly enrolmentId: EnrolmentId;
  readonly purpose: EnrolmentPurpose;
  /** Id of the authenticator that gives way to it; null but for `move`. */
  readonly replaces: string | null;
  /** base32 without padding or spaces, 32 characters */
  readonly setupKey: string;
  /** otpauth:// link, the content of the QR code */
  readonly uri: string;
  readonly expiresAt: Date;
};

/** Rows of `authenticator_enrolments` that are still open for one owner. */
export function isOpenEnrolment(account: AccountKey, owner: EnrolmentOwner, now: Date) {
  return and(
    eq(authenticatorEnrolments.clinicId, account.clinicId),
    eq(authenticatorEnrolments.accountId, account.accountId),
    "loginId" in owner
      ? eq(authenticatorEnrolments.loginId, owner.loginId)
      : eq(authenticatorEnrolments.sessionId, owner.sessionId),
    isNull(authenticatorEnrolments.confirmedAt),
    isNull(authenticatorEnrolments.cancelledAt),
    gt(authenticatorEnrolments.expiresAt, now),
  );
}

/**
 * The enrolment that is open in a login or a session, or null; null too for one whose key cannot be read. The same key after a reload or a wrong code.
 *
 * @param input.issuer the clinic's name, shown by the authenticator app
 * @param input.accountName the person's email, shown by the authenticator app
 */
export async function readEnrolment(
  context: Context,
  input: {
    readonly account: AccountKey;
    readonly owner: EnrolmentOwner;
    readonly issuer: string;
    readonly accountName: string;
  },
): Promise<OpenEnrolment | null> {
  const [row] = await context.db
    .select()
    .from(authenticatorEnrolments)
    .where(isOpenEnrolment(input.account, input.owner, context.now()));
  if (!row) return null;
  const sealed = { keyId: row.keyId, sealed: row.secretSealed };
  const secret = readableOrNull(() => context.keys.open(sealed, sealedFor(input.account, row.id)));
  if (!secret) return null;
  const setupKey = setupKeyText(secret);
  const uri = otpauthUri({ issuer: input.issuer, account: input.accountName, setupKey });
  const { purpose, replaces } = row;
  return { enrolmentId: row.id as EnrolmentId, purpose, replaces, setupKey, uri, expiresAt: row.expiresAt };
}

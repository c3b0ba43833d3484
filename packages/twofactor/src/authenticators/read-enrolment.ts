import {
  type AccountKey,
  authenticatorEnrolments,
  type Context,
  type EnrolmentId,
  readableOrNull,
} from "@countersign/db";
import { and, eq, gt, isNull } from "drizzle-orm";
import type { EnrolmentOwner } from "./enrolment-statements.ts";
import { issuerOf, readEntryFacts, whichOf } from "./entry/entry-facts.ts";
import type { EnrolmentPurpose } from "./named/authenticator-change.ts";
import { type AppEntry, appEntry, otpauthUri } from "./otpauth-uri.ts";
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
  /** How the app will name it. */
  readonly entry: AppEntry;
  /** The name it suggests for one more; null where it is the only one or takes another's place. */
  readonly suggestedName: string | null;
  /** An app may still have an older entry of this account, which stops working or has stopped. */
  readonly isAgain: boolean;
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
 * @param input.issuer the clinic's name, shown by the authenticator app; the portal is added where it tells two apart
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
  const { purpose, replaces, expiresAt } = row;
  const facts = await readEntryFacts(context.db, input.account, replaces);
  if (!facts) return null;
  const { which, suggested } = whichOf(facts, purpose);
  const names = { issuer: issuerOf(input.issuer, facts), account: input.accountName, which };
  return {
    enrolmentId: row.id as EnrolmentId,
    purpose,
    replaces,
    setupKey,
    uri: otpauthUri({ ...names, setupKey }),
    entry: appEntry(names),
    suggestedName: suggested,
    isAgain: purpose !== "add" && (facts.setUp > 0 || facts.taken.length > 0),
    expiresAt,
  };
}

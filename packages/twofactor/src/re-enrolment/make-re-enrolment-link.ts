import { hasConsole, linkToken, type Role } from "@countersign/accounts";
import { type AccountKey, type Context, type Database, newId, reEnrolmentLinks, tokenDigest } from "@countersign/db";
import { endReEnrolmentLinks, RE_ENROLMENT_LIFETIME_HOURS } from "./re-enrolment-link.ts";

/** A new link: its row, and the portal it can be used at. */
export type MadeLink = { readonly linkId: string; readonly portal: "staff" | "admin" };

/**
 * Makes a link by which one staff member may set a second factor up again; earlier ones die. The caller holds the lock
 * of the account's factors and queues the mail.
 */
export async function makeReEnrolmentLink(
  context: Context,
  tx: Database,
  account: AccountKey & { readonly email: string; readonly role: Role | null },
): Promise<MadeLink> {
  const { clinicId, accountId, email } = account;
  const now = context.now();
  const id = newId<string>(now);
  const keyId = context.keys.newestId;
  const token = linkToken(context.keys, { purpose: "re_enrolment", clinicId, id, keyId });
  const portal = hasConsole(account.role) ? "admin" : "staff";
  await endReEnrolmentLinks(tx, account, now);
  await tx.insert(reEnrolmentLinks).values({
    clinicId,
    id,
    accountId,
    portal,
    email,
    tokenHash: tokenDigest(token),
    keyId,
    createdAt: now,
    expiresAt: new Date(now.getTime() + RE_ENROLMENT_LIFETIME_HOURS * 3_600_000),
  });
  return { linkId: id, portal };
}

import { appendEvent } from "@countersign/audit";
import {
  type AccountId,
  type AccountKey,
  type Context,
  type Database,
  invitations,
  newId,
  tokenDigest,
} from "@countersign/db";
import { sql } from "drizzle-orm";
import { linkToken } from "../links/link-token.ts";

/** An invitation can be used for a week. */
export const INVITATION_LIFETIME_DAYS = 7;

/** An invitation that was just made. */
export type MadeInvitation = { readonly invitationId: string; readonly token: string; readonly expiresAt: Date };

/**
 * Makes a single-use link's token for a person who has no password yet. Earlier invitations of the person die.
 *
 * @param tx the transaction that also queues the mail, where one is sent
 * @param by the admin who invites, or null when the operator does
 * @returns the token, 43 characters of base64url; it is stored nowhere, and only whoever holds the keys can derive it
 */
export async function inviteToSetPassword(
  context: Context,
  tx: Database,
  account: AccountKey,
  by: AccountId | null,
): Promise<MadeInvitation> {
  const now = context.now();
  const invitationId = newId(now);
  const expiresAt = new Date(now.getTime() + INVITATION_LIFETIME_DAYS * 86_400_000);
  const keyId = context.keys.newestId;
  const token = linkToken(context.keys, { purpose: "invitation", clinicId: account.clinicId, id: invitationId, keyId });
  await tx.execute(sql`
    update invitations set replaced_at = ${now}::timestamptz
    where clinic_id = ${account.clinicId} and account_id = ${account.accountId} and used_at is null and replaced_at is null`);
  await tx.insert(invitations).values({
    ...account,
    id: invitationId,
    tokenHash: tokenDigest(token),
    keyId,
    createdBy: by,
    createdAt: now,
    expiresAt,
  });
  await appendEvent(tx, { ...account, actorId: by, event: "account.invited", outcome: "success", at: now });
  return { invitationId, token, expiresAt };
}

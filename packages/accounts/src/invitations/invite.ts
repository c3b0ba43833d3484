import { appendEvent } from "@countersign/audit";
import { type AccountKey, type Context, invitations, newId, newToken, tokenDigest } from "@countersign/db";

/** An invitation can be used for a week. */
const INVITATION_LIFETIME_DAYS = 7;

/**
 * Makes a single-use link's token for a person who has no password yet.
 *
 * @returns the token, 43 characters of base64url; it is stored nowhere and cannot be read again
 */
export async function inviteToSetPassword(context: Context, account: AccountKey): Promise<string> {
  const now = context.now();
  const token = newToken(context.keys);
  await context.db.transaction(async (tx) => {
    await tx.insert(invitations).values({
      ...account,
      id: newId(now),
      tokenHash: tokenDigest(token),
      createdAt: now,
      expiresAt: new Date(now.getTime() + INVITATION_LIFETIME_DAYS * 86_400_000),
    });
    await appendEvent(tx, { ...account, event: "account.invited", outcome: "success", at: now });
  });
  return token;
}

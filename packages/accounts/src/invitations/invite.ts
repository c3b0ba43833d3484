import { appendEvent } from "@countersign/audit";
import { type AccountKey, type Context, type Database, invitations, newId, tokenDigest } from "@countersign/db";
import { sql } from "drizzle-orm";
import { linkToken } from "../links/link-token.ts";
import type { Actor } from "../people/actor.ts";
import type { Visitor } from "../place.ts";

/** An invitation can be used for a week. */
export const INVITATION_LIFETIME_DAYS = 7;

/** When an invitation of this moment ends. */
export function invitationEnd(now: Date): Date {
  return new Date(now.getTime() + INVITATION_LIFETIME_DAYS * 86_400_000);
}

/** An invitation that was just made. */
export type MadeInvitation = { readonly invitationId: string; readonly token: string; readonly expiresAt: Date };

/**
 * Makes a single-use link's token for a person who has no password yet. Earlier invitations of the person die; the
 * caller holds the account's row, or two at once could leave two alive.
 *
 * @param tx the transaction that also queues the mail, where one is sent
 * @param by the admin who invites and from where, or null when the operator does
 * @returns the token, 43 characters of base64url; it is stored nowhere, and only whoever holds the keys can derive it
 */
export async function inviteToSetPassword(
  context: Context,
  tx: Database,
  account: AccountKey,
  by: { readonly actor: Actor; readonly visitor: Visitor } | null,
): Promise<MadeInvitation> {
  const now = context.now();
  const invitationId = newId(now);
  const expiresAt = invitationEnd(now);
  const keyId = context.keys.newestId;
  const actorId = by?.actor.accountId ?? null;
  const token = linkToken(context.keys, { purpose: "invitation", clinicId: account.clinicId, id: invitationId, keyId });
  await tx.execute(sql`
    update invitations set replaced_at = ${now}::timestamptz
    where clinic_id = ${account.clinicId} and account_id = ${account.accountId} and used_at is null and replaced_at is null`);
  await tx.insert(invitations).values({
    ...account,
    id: invitationId,
    tokenHash: tokenDigest(token),
    keyId,
    createdBy: actorId,
    createdAt: now,
    expiresAt,
  });
  await appendEvent(tx, {
    ...account,
    ...by?.visitor,
    event: "account.invited",
    outcome: "success",
    at: now,
    portal: by ? "admin" : null,
    actorId,
    sessionId: by?.actor.sessionId ?? null,
  });
  return { invitationId, token, expiresAt };
}

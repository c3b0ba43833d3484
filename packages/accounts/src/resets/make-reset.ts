import { type AccountKey, type Context, type Database, newId, passwordResets, tokenDigest } from "@countersign/db";
import { enqueue, type Work } from "@countersign/messages";
import { sql } from "drizzle-orm";
import { linkToken } from "../links/link-token.ts";
import { RESET_LIFETIME_MINUTES } from "./reset-limits.ts";

/** Makes a link to choose a new password and queues its mail; earlier ones die. The caller holds the links' lock. */
export async function makeReset(
  context: Context,
  tx: Database,
  account: AccountKey & { readonly email: string },
  asked: Extract<Work, { kind: "password_reset_asked" }>,
): Promise<void> {
  const { clinicId, accountId, email } = account;
  const { portal, browser, address } = asked;
  const now = context.now();
  const id = newId<string>(now);
  const keyId = context.keys.newestId;
  const token = linkToken(context.keys, { purpose: "password_reset", clinicId, id, keyId });
  await replaceResets(tx, account, now);
  await tx.insert(passwordResets).values({
    clinicId,
    id,
    accountId,
    portal,
    browser,
    address,
    tokenHash: tokenDigest(token),
    keyId,
    createdAt: now,
    expiresAt: new Date(now.getTime() + RESET_LIFETIME_MINUTES * 60_000),
  });
  const mail = { clinicId, accountId, to: email, channel: "email", at: now.toISOString(), portal } as const;
  await enqueue(tx, { kind: "password_reset", ...mail, browser, address, resetId: id });
}

/** Ends every open link to choose a new password of an account. */
export async function replaceResets(tx: Database, { clinicId, accountId }: AccountKey, now: Date): Promise<void> {
  await tx.execute(sql`
    update password_resets set replaced_at = ${now}::timestamptz
    where clinic_id = ${clinicId} and account_id = ${accountId} and used_at is null and replaced_at is null`);
}

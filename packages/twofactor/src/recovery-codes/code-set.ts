import { slowDigest } from "@countersign/accounts";
import { type AccountKey, type Context, type Database, newId, recoveryCodeSets, recoveryCodes } from "@countersign/db";
import { and, eq, isNull } from "drizzle-orm";
import { newRecoveryCodes, normaliseRecoveryCode } from "./recovery-code.ts";

/** How long a new set can still be shown before only its hashes are left. */
export const SHOWABLE_MINUTES = 10;
const SALT_BYTES = 16;

/** A set that exists in memory only: its rows are written by `storeCodeSet` in the caller's transaction. */
export type NewCodeSet = {
  readonly set: typeof recoveryCodeSets.$inferInsert;
  readonly codes: readonly (typeof recoveryCodes.$inferInsert)[];
};

/** Makes ten codes and hashes them; slow on purpose (ten argon2id), so it runs before the transaction begins. */
export async function newCodeSet(context: Context, { clinicId, accountId }: AccountKey): Promise<NewCodeSet> {
  const now = context.now();
  const setId = newId(now);
  const salt = context.keys.random(SALT_BYTES);
  const texts = newRecoveryCodes(context.keys);
  const hashes = await Promise.all(texts.map((text) => recoveryCodeDigest(text, salt)));
  const { keyId, sealed } = context.keys.seal(Buffer.from(texts.join("\n")), [clinicId, accountId, setId]);
  return {
    set: {
      clinicId,
      id: setId,
      accountId,
      salt,
      codesSealed: sealed,
      keyId,
      createdAt: now,
      showableUntil: new Date(now.getTime() + SHOWABLE_MINUTES * 60_000),
    },
    codes: hashes.map((codeHash) => ({ clinicId, id: newId(now), setId, accountId, codeHash })),
  };
}

/** Puts a new set in the place of whatever the account had; the old codes are dead at once. */
export async function storeCodeSet(tx: Database, { set, codes }: NewCodeSet): Promise<void> {
  await removeCodeSet(tx, set);
  await tx.insert(recoveryCodeSets).values(set);
  await tx.insert(recoveryCodes).values([...codes]);
}

/** Whether an account has a recovery code left that works. */
export async function hasUnusedCodes(db: Database, { clinicId, accountId }: AccountKey): Promise<boolean> {
  const rows = await db
    .select({ id: recoveryCodes.id })
    .from(recoveryCodes)
    .where(
      and(eq(recoveryCodes.clinicId, clinicId), eq(recoveryCodes.accountId, accountId), isNull(recoveryCodes.usedAt)),
    )
    .limit(1);
  return rows.length > 0;
}

/** Deletes an account's recovery codes, used and unused. */
export async function removeCodeSet(
  tx: Database,
  { clinicId, accountId }: { clinicId: string; accountId: string },
): Promise<void> {
  await tx
    .delete(recoveryCodeSets)
    .where(and(eq(recoveryCodeSets.clinicId, clinicId), eq(recoveryCodeSets.accountId, accountId)));
}

/** The digest under which a code is kept. One salt a set, so that checking a try costs one hash, not ten. */
export function recoveryCodeDigest(code: string, salt: Buffer): Promise<Buffer> {
  return slowDigest(normaliseRecoveryCode(code) ?? "", salt);
}

import { type AccountKey, type Context, readableOrNull, recoveryCodeSets } from "@countersign/db";
import { and, eq, gt, isNull } from "drizzle-orm";

/** Ten codes as their owner sees them once. */
type ShownCodes = { readonly codes: readonly string[]; readonly madeAt: Date };

/**
 * The codes of a set that nobody has confirmed to have stored yet, so that a reload can show them again; null once they
 * were seen, ten minutes have passed, or they cannot be read; while nobody has seen them, new ones are offered.
 */
export async function showRecoveryCodes(context: Context, account: AccountKey): Promise<ShownCodes | null> {
  const [set] = await context.db
    .select()
    .from(recoveryCodeSets)
    .where(
      and(
        eq(recoveryCodeSets.clinicId, account.clinicId),
        eq(recoveryCodeSets.accountId, account.accountId),
        isNull(recoveryCodeSets.seenAt),
        gt(recoveryCodeSets.showableUntil, context.now()),
      ),
    );
  if (!set?.codesSealed || !set.keyId) return null;
  const sealed = { keyId: set.keyId, sealed: set.codesSealed };
  const opened = readableOrNull(() => context.keys.open(sealed, [set.clinicId, set.accountId, set.id]));
  return opened && { codes: opened.toString().split("\n"), madeAt: set.createdAt };
}

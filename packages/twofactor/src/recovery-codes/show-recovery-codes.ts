import { type AccountKey, type Context, recoveryCodeSets } from "@countersign/db";
import { and, eq, gt, isNull } from "drizzle-orm";

/**
 * The codes of a set that nobody has confirmed to have stored yet, so that a reload can show them again; null once they
 * were seen or ten minutes have passed.
 */
export async function showRecoveryCodes(context: Context, account: AccountKey): Promise<{ codes: string[] } | null> {
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
  return { codes: context.keys.open(sealed, [set.clinicId, set.accountId, set.id]).toString().split("\n") };
}

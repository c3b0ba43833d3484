import { type AccountKey, type Context, recoveryCodes } from "@countersign/db";
import { and, eq, isNotNull } from "drizzle-orm";

/** When a code of the account's set was used, or null: it is none of them, or was not. */
export async function readUsedAt(context: Context, account: AccountKey, digest: Buffer): Promise<Date | null> {
  const [row] = await context.db
    .select({ usedAt: recoveryCodes.usedAt })
    .from(recoveryCodes)
    .where(
      and(
        eq(recoveryCodes.clinicId, account.clinicId),
        eq(recoveryCodes.accountId, account.accountId),
        eq(recoveryCodes.codeHash, digest),
        isNotNull(recoveryCodes.usedAt),
      ),
    );
  return row?.usedAt ?? null;
}

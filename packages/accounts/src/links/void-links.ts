import { type AccountKey, type Database, invitations, passwordResets } from "@countersign/db";
import { and, eq, isNull } from "drizzle-orm";

/**
 * Ends every open link of an account to set a password, invitations and resets alike: whoever reads a mailbox that is
 * the account's no more must not find one there that still opens it. After the account's sessions, as locks go.
 */
export async function voidLinks(tx: Database, { clinicId, accountId }: AccountKey, at: Date): Promise<void> {
  for (const links of [passwordResets, invitations]) {
    await tx
      .update(links)
      .set({ replacedAt: at })
      .where(
        and(
          eq(links.clinicId, clinicId),
          eq(links.accountId, accountId),
          isNull(links.usedAt),
          isNull(links.replacedAt),
        ),
      );
  }
}

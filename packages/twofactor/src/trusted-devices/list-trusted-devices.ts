import type { AccountKey, Database } from "@countersign/db";
import { trustedDevices } from "@countersign/db";
import { and, desc, eq, gt, isNull } from "drizzle-orm";

/** A browser that its owner chose to trust, as they see it in a list. */
export type TrustedDevice = {
  readonly id: string;
  readonly portal: "staff" | "admin" | "patient";
  readonly browser: string;
  readonly address: string;
  readonly createdAt: Date;
  readonly lastUsedAt: Date;
  readonly expiresAt: Date;
};

/** The devices that an account trusts now, the one used last first. */
export async function listTrustedDevices(db: Database, account: AccountKey, now: Date): Promise<TrustedDevice[]> {
  const { id, portal, browser, address, createdAt, lastUsedAt, expiresAt } = trustedDevices;
  return db
    .select({ id, portal, browser, address, createdAt, lastUsedAt, expiresAt })
    .from(trustedDevices)
    .where(
      and(
        eq(trustedDevices.clinicId, account.clinicId),
        eq(trustedDevices.accountId, account.accountId),
        isNull(trustedDevices.endedAt),
        gt(trustedDevices.expiresAt, now),
      ),
    )
    .orderBy(desc(trustedDevices.lastUsedAt), desc(trustedDevices.id));
}

import { type AccountKey, authenticators, type Database } from "@countersign/db";
import { and, asc, eq } from "drizzle-orm";

/** An active authenticator as its owner sees it. */
export type ListedAuthenticator = {
  readonly id: string;
  readonly name: string;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
};

/** The active authenticators of an account, oldest first; nothing of their secrets. */
export async function listAuthenticators(db: Database, account: AccountKey): Promise<ListedAuthenticator[]> {
  const { id, name, createdAt, lastUsedAt } = authenticators;
  return db
    .select({ id, name, createdAt, lastUsedAt })
    .from(authenticators)
    .where(and(eq(authenticators.clinicId, account.clinicId), eq(authenticators.accountId, account.accountId)))
    .orderBy(asc(createdAt));
}

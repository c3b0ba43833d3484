import { type AccountKey, type Database, type SessionId, sessions } from "@countersign/db";
import { and, desc, eq, gt, isNull } from "drizzle-orm";

/** A signed-in browser as its owner sees it. */
export type LiveSession = {
  readonly sessionId: SessionId;
  readonly portal: "staff" | "admin" | "patient";
  readonly browser: string;
  readonly address: string;
  readonly startedAt: Date;
  readonly lastSeenAt: Date;
};

/**
 * The live sessions of an account, the newest first.
 *
 * @param input.seenSince sessions not seen since then were idle too long and are left out
 */
export async function listSessions(
  db: Database,
  input: AccountKey & { readonly now: Date; readonly seenSince: Date },
): Promise<LiveSession[]> {
  const rows = await db
    .select()
    .from(sessions)
    .where(
      and(
        eq(sessions.clinicId, input.clinicId),
        eq(sessions.accountId, input.accountId),
        isNull(sessions.endedAt),
        gt(sessions.expiresAt, input.now),
        gt(sessions.lastSeenAt, input.seenSince),
      ),
    )
    .orderBy(desc(sessions.lastSeenAt));
  return rows.map((row) => ({ ...row, sessionId: row.id as SessionId }));
}

import { type AccountKey, type Database, type Portal, type SessionId, sessions } from "@countersign/db";
import { and, eq, isNull, ne } from "drizzle-orm";

/** Why sessions ended, as the row keeps it. */
export type SessionEnding = NonNullable<(typeof sessions.$inferSelect)["endedBy"]>;

/**
 * Ends every live session of an account, but for one where there is one to keep. Counts from their next request.
 *
 * @param input.onlyAt only those of one portal, where it is given
 * @returns how many were ended
 */
export async function endOtherSessions(
  tx: Database,
  input: AccountKey & {
    readonly except: SessionId | null;
    readonly onlyAt?: Portal;
    readonly by: SessionEnding;
    readonly at: Date;
  },
): Promise<number> {
  const ended = await tx
    .update(sessions)
    .set({ endedAt: input.at, endedBy: input.by })
    .where(
      and(
        eq(sessions.clinicId, input.clinicId),
        eq(sessions.accountId, input.accountId),
        isNull(sessions.endedAt),
        input.onlyAt ? eq(sessions.portal, input.onlyAt) : undefined,
        input.except ? ne(sessions.id, input.except) : undefined,
      ),
    )
    .returning({ id: sessions.id });
  return ended.length;
}

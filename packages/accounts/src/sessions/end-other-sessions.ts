import { type AccountKey, type Database, type SessionId, sessions } from "@countersign/db";
import { and, eq, isNull, ne } from "drizzle-orm";

/** Why sessions ended, as the row keeps it. */
export type SessionEnding = NonNullable<(typeof sessions.$inferSelect)["endedBy"]>;

/**
 * Ends every live session of an account, but for one where there is one to keep. Counts from their next request.
 *
 * @returns how many were ended
 */
export async function endOtherSessions(
  tx: Database,
  input: AccountKey & { readonly except: SessionId | null; readonly by: SessionEnding; readonly at: Date },
): Promise<number> {
  const ended = await tx
    .update(sessions)
    .set({ endedAt: input.at, endedBy: input.by })
    .where(
      and(
        eq(sessions.clinicId, input.clinicId),
        eq(sessions.accountId, input.accountId),
        isNull(sessions.endedAt),
        input.except ? ne(sessions.id, input.except) : undefined,
      ),
    )
    .returning({ id: sessions.id });
  return ended.length;
}

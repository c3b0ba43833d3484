import { appendEvent } from "@countersign/audit";
import { type AccountKey, type Context, type SessionId, sessions } from "@countersign/db";
import { and, eq, isNull, sql } from "drizzle-orm";
import { endOtherSessions } from "./end-other-sessions.ts";

type Asker = AccountKey & {
  readonly sessionId: SessionId;
  readonly portal: string;
  readonly visitor: { readonly address: string; readonly browser: string };
};

/**
 * Ends another session of the asker's own account, from the list of active sessions.
 *
 * @returns whether there was a live one of theirs to end
 */
export async function endOneSession(
  context: Context,
  input: { readonly asker: Asker; readonly sessionId: string },
): Promise<boolean> {
  const { asker, sessionId } = input;
  const at = context.now();
  return context.db.transaction(async (tx) => {
    const ended = await tx
      .update(sessions)
      .set({ endedAt: at, endedBy: "ended_elsewhere" })
      .where(
        and(
          eq(sessions.clinicId, asker.clinicId),
          eq(sessions.accountId, asker.accountId),
          // Compared as text: what a form sends need not be an id at all.
          eq(sql`${sessions.id}::text`, sessionId.replaceAll("\0", "")),
          isNull(sessions.endedAt),
        ),
      )
      .returning({ browser: sessions.browser });
    if (!ended[0]) return false;
    const details = { by: "ended_elsewhere", browser: ended[0].browser };
    await appendEvent(tx, { ...eventOf(asker, at), event: "session.ended", details });
    return true;
  });
}

/** Ends all sessions of the asker's account but the one they ask from. Returns how many ended. */
export async function endAllOtherSessions(context: Context, asker: Asker): Promise<number> {
  const at = context.now();
  return context.db.transaction(async (tx) => {
    const count = await endOtherSessions(tx, { ...asker, except: asker.sessionId, by: "ended_elsewhere", at });
    await appendEvent(tx, { ...eventOf(asker, at), event: "session.others_ended", details: { count } });
    return count;
  });
}

function eventOf({ clinicId, accountId, sessionId, portal, visitor }: Asker, at: Date) {
  return { clinicId, accountId, actorId: accountId, sessionId, portal, ...visitor, at, outcome: "success" } as const;
}

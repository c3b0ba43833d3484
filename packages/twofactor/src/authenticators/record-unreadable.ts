import { type AuditEntry, appendEvent } from "@countersign/audit";
import type { Context } from "@countersign/db";

/** Writes down that a code could not be compared with some authenticators of a person, because they do not open. */
export async function recordUnreadable(
  context: Context,
  who: Omit<AuditEntry, "event">,
  authenticators: readonly string[],
): Promise<void> {
  await appendEvent(context.db, {
    ...who,
    event: "authenticator.unreadable",
    outcome: "failure",
    details: { authenticators },
  });
}

import { auditEvents, type Database } from "@countersign/db";
import { and, desc, eq, inArray, lt } from "drizzle-orm";
import type { AuditEventName } from "./vocabulary.ts";

export type HistoryRow = typeof auditEvents.$inferSelect;

/**
 * The newest events about one account or of some kinds, newest first.
 *
 * @param input.before only events older than this one, by its id
 * @param input.limit rows at most
 */
export async function readHistory(
  db: Database,
  input: {
    readonly clinicId: string;
    readonly accountId?: string;
    readonly events?: readonly AuditEventName[];
    readonly before?: string | null;
    readonly limit: number;
  },
): Promise<HistoryRow[]> {
  return db
    .select()
    .from(auditEvents)
    .where(
      and(
        eq(auditEvents.clinicId, input.clinicId),
        input.accountId ? eq(auditEvents.accountId, input.accountId) : undefined,
        input.before ? lt(auditEvents.id, input.before) : undefined,
        input.events ? inArray(auditEvents.event, [...input.events]) : undefined,
      ),
    )
    .orderBy(desc(auditEvents.id))
    .limit(input.limit);
}

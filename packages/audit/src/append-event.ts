import { auditEvents, type Database, newId } from "@countersign/db";
import type { AuditEventName } from "./vocabulary.ts";

/** Who did what to whom, from where. Ids that do not apply are left out. */
export type AuditEntry = {
  readonly clinicId: string;
  readonly event: AuditEventName;
  readonly outcome: "success" | "failure";
  readonly at: Date;
  readonly portal?: string | null;
  readonly accountId?: string | null;
  readonly actorId?: string | null;
  readonly loginId?: string | null;
  readonly sessionId?: string | null;
  readonly address?: string | null;
  readonly browser?: string | null;
  readonly details?: Record<string, unknown>;
};

/** Appends one event, or several by one statement. Call it in the transaction of the change they tell about. */
export async function appendEvent(db: Database, entries: AuditEntry | readonly AuditEntry[]): Promise<void> {
  const rows = [entries].flat().map((entry) => ({ ...entry, id: newId(entry.at), details: entry.details ?? {} }));
  if (rows.length > 0) await db.insert(auditEvents).values(rows);
}

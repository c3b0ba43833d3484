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

/** Appends one event. Call it in the transaction of the change it tells about. */
export async function appendEvent(db: Database, entry: AuditEntry): Promise<void> {
  await db.insert(auditEvents).values({ ...entry, id: newId(entry.at), details: entry.details ?? {} });
}

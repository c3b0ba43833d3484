import type { ClinicId, Context, Kind } from "@countersign/db";
import { sql } from "drizzle-orm";
import type { PersonStatus } from "../people/person-status.ts";

/** Where a letter to many people stands. Derived from its moments, never stored. */
export type MailingState = "running" | "finished" | "cancelled";

/** A reminder to many people as its page shows it. */
export type ReminderMailing = {
  readonly mailingId: string;
  readonly kind: Kind;
  readonly status: PersonStatus;
  readonly state: MailingState;
  /** How many were meant when it began, how many a courier has come to, and how many of those were written to. */
  readonly people: number;
  readonly passed: number;
  readonly sent: number;
  readonly createdAt: Date;
  readonly createdBy: string;
};

/** One reminder of the clinic, or null: somebody else's clinic and the other kind are not found either. */
export async function readReminders(
  context: Context,
  input: { readonly clinicId: ClinicId; readonly kind: Kind; readonly mailingId: string },
): Promise<ReminderMailing | null> {
  const [row] = await context.db.execute<ReminderMailing>(sql`
    select m.id as "mailingId", m.people_kind as "kind", m.status, m.people, m.passed, m.sent,
      m.created_at as "createdAt", a.name as "createdBy",
      case when m.cancelled_at is not null then 'cancelled' when m.finished_at is not null then 'finished' else 'running' end as "state"
    from mailings m join accounts a on a.clinic_id = m.clinic_id and a.id = m.created_by
    where m.clinic_id = ${input.clinicId} and m.id = ${input.mailingId} and m.kind = 'reminder'
      and m.people_kind = ${input.kind}`);
  return row ?? null;
}

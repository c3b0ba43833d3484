import { appendEvent } from "@countersign/audit";
import type { AccountId, ClinicId, Database, Kind } from "@countersign/db";
import { sql } from "drizzle-orm";
import type { PersonStatus } from "../people/person-status.ts";

/** A mailing that is being carried out, held by this transaction. */
export type HeldMailing = {
  readonly clinicId: ClinicId;
  readonly mailingId: string;
  readonly kind: "reminder" | "policy_announced" | "policy_withdrawn";
  readonly peopleKind: Kind | null;
  readonly status: PersonStatus | null;
  readonly scheduleId: string | null;
  readonly createdBy: AccountId;
  /** The last person come to; null before the first. */
  readonly reachedId: AccountId | null;
  readonly sent: number;
};

/** What became of one batch: the last person it came to, or null where there was nobody left. */
export type Batch = { readonly reachedId: AccountId | null; readonly passed: number; readonly sent: number };

export const NOBODY_LEFT: Batch = { reachedId: null, passed: 0, sent: 0 };

/** Takes the mailing's row, so that nobody else carries it out or stops it meanwhile; null when it has ended. */
export async function holdMailing(
  tx: Database,
  mailing: { readonly clinicId: string; readonly mailingId: string },
): Promise<HeldMailing | null> {
  const [held] = await tx.execute<HeldMailing>(sql`
    select clinic_id as "clinicId", id as "mailingId", kind, people_kind as "peopleKind", status,
      schedule_id as "scheduleId", created_by as "createdBy", reached_id as "reachedId", sent
    from mailings where clinic_id = ${mailing.clinicId} and id = ${mailing.mailingId}
      and finished_at is null and cancelled_at is null for no key update`);
  return held ?? null;
}

/** Moves on to the last person of a batch. */
export async function moveOn(tx: Database, held: HeldMailing, batch: Batch): Promise<void> {
  await tx.execute(sql`
    update mailings set reached_id = ${batch.reachedId}, passed = passed + ${batch.passed}, sent = sent + ${batch.sent}
    where clinic_id = ${held.clinicId} and id = ${held.mailingId}`);
}

/** Ends a mailing of which nobody is left. */
export async function finishMailing(tx: Database, held: HeldMailing, at: Date): Promise<void> {
  const { clinicId, mailingId, kind, sent, createdBy } = held;
  await tx.execute(sql`update mailings set finished_at = ${at}::timestamptz
    where clinic_id = ${clinicId} and id = ${mailingId}`);
  const event = { event: "mailing.finished", outcome: "success" } as const;
  await appendEvent(tx, { ...event, clinicId, actorId: createdBy, at, details: { mailingId, kind, sent } });
}

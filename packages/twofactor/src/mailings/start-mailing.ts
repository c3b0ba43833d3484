import { appendEvent } from "@countersign/audit";
import { type AccountId, type ClinicId, type Database, type Kind, newId } from "@countersign/db";
import { enqueueWork } from "@countersign/messages";
import { sql } from "drizzle-orm";
import type { PersonStatus } from "../people/person-status.ts";

/** One letter to many people: a reminder to those of a kind and status, or news of a scheduled change. */
export type NewMailing = {
  readonly clinicId: ClinicId;
  readonly createdBy: AccountId;
  readonly at: Date;
  /** How many are meant, as far as is known when it begins. */
  readonly people: number;
} & (
  | { readonly kind: "reminder"; readonly peopleKind: Kind; readonly status: PersonStatus }
  | { readonly kind: "policy_announced" | "policy_withdrawn"; readonly scheduleId: string }
);

/**
 * Begins a letter to many people, in the caller's transaction: a courier writes it behind the page. Whether its creator
 * may is the caller's to ask.
 *
 * @returns the mailing's id
 */
export async function startMailing(tx: Database, mailing: NewMailing): Promise<string> {
  const { clinicId, createdBy, at, kind, people } = mailing;
  const mailingId = newId<string>(at);
  const about =
    mailing.kind === "reminder"
      ? { peopleKind: mailing.peopleKind, status: mailing.status, scheduleId: null }
      : { peopleKind: null, status: null, scheduleId: mailing.scheduleId };
  await tx.execute(sql`
    insert into mailings (clinic_id, id, kind, people_kind, status, schedule_id, people, created_by, created_at)
    values (${clinicId}, ${mailingId}, ${kind}, ${about.peopleKind}, ${about.status}, ${about.scheduleId}::uuid, ${people},
      ${createdBy}, ${at}::timestamptz)`);
  const event = { event: "mailing.started", outcome: "success", portal: "admin" } as const;
  await appendEvent(tx, { ...event, clinicId, actorId: createdBy, at, details: { mailingId, kind, people, ...about } });
  await enqueueWork(tx, { kind: "mailing", clinicId, mailingId });
  return mailingId;
}

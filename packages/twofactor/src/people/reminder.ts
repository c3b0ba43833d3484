import { appendEvent } from "@countersign/audit";
import type { AccountId, ClinicId, Database, SessionId } from "@countersign/db";
import { enqueue, type Message } from "@countersign/messages";
import { type SQL, sql } from "drizzle-orm";
import type { Visitor } from "../place.ts";
import { isRequiredPolicy } from "../policy/policy.ts";

/** Nobody is reminded more often than this. */
export const HOURS_BETWEEN_REMINDERS = 24;

/** Why there is nothing to remind somebody of, or nobody to be reminded. */
export type ReminderObstacle =
  | "deactivated"
  | "no_password"
  | "enrolled_already"
  | "nothing_to_set_up"
  | "reminded_today";

/**
 * What speaks against reminding the account `a` at this instant, as a column; null when nothing does. Wants its active
 * policy as `p`, perhaps missing.
 */
export function reminderObstacle(now: Date): SQL {
  const earliest = new Date(now.getTime() - HOURS_BETWEEN_REMINDERS * 3_600_000);
  return sql`case
    when a.deactivated_at is not null then 'deactivated'
    when a.password_hash is null then 'no_password'
    when a.kind = 'staff' and a.enrolled_at is not null then 'enrolled_already'
    when a.kind = 'patient' and p.mode = 'off' then 'nothing_to_set_up'
    when a.kind = 'patient' and (a.sign_in_codes_on_at is not null or ${isRequiredPolicy}) then 'enrolled_already'
    when a.reminded_at > ${earliest}::timestamptz then 'reminded_today' end`;
}

/** On whose behalf people are reminded. */
export type Reminder = {
  readonly clinicId: ClinicId;
  readonly actorId: AccountId;
  /** Null where it is done behind the pages. */
  readonly sessionId: SessionId | null;
  readonly visitor: Visitor | null;
  readonly at: Date;
};

/**
 * Reminds those of these people of whom nothing speaks against it: marks them, writes an event each and queues the
 * mails, all in the caller's transaction, with three statements however many they are. Of any number at once, one reminds
 * somebody. Whether the actor may is the caller's to ask.
 *
 * @returns how many were reminded
 */
export async function remindPeople(
  tx: Database,
  { clinicId, actorId, sessionId, visitor, at }: Reminder,
  accountIds: readonly string[],
): Promise<number> {
  const reminded = await tx.execute<{ accountId: AccountId; email: string; kind: "staff" | "patient" }>(sql`
    with person as (
      select a.clinic_id, a.id from accounts a
        left join policies p on p.clinic_id = a.clinic_id and p.kind = a.kind and p.superseded_at is null
      where a.clinic_id = ${clinicId} and a.id in (select value::uuid from jsonb_array_elements_text(${JSON.stringify(accountIds)}::jsonb))
        and (${reminderObstacle(at)}) is null
      -- In one order, so that two who remind the same people do not wait for each other in a circle.
      order by a.id for no key update of a),
    reminded as (
      update accounts a set reminded_at = ${at}::timestamptz from person
      where a.clinic_id = person.clinic_id and a.id = person.id
      returning a.id as "accountId", a.email, a.kind)
    select * from reminded`);
  const who = { clinicId, actorId, sessionId, portal: "admin", ...visitor };
  await appendEvent(
    tx,
    reminded.map(({ accountId }) => ({ ...who, accountId, event: "account.reminded", outcome: "success", at })),
  );
  // Staff set it up in their own portal, whatever else they may enter.
  const mail = { kind: "set_up_reminder", clinicId, channel: "email", at: at.toISOString() } as const;
  await enqueue(
    tx,
    reminded.map(
      (person): Message => ({ ...mail, accountId: person.accountId, to: person.email, portal: person.kind }),
    ),
  );
  return reminded.length;
}

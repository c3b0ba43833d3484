import type { AuditEventName } from "@countersign/audit";
import type { AccountId, ClinicId, Database, Kind } from "@countersign/db";
import { sql } from "drizzle-orm";
import type { Role } from "../../people/role.ts";
import { invitationEnd } from "../invite.ts";

const INVITED: AuditEventName = "account.invited";

/** A line whose turn it is. */
export type BatchRow = {
  readonly line: number;
  readonly name: string;
  readonly email: string;
  readonly role: Role | null;
  readonly phone: string | null;
};

/** A run that is being carried out, held by this transaction, and its next lines; none when all are done. */
export type HeldRun = {
  readonly clinicId: ClinicId;
  readonly runId: string;
  readonly kind: Kind;
  readonly confirmedBy: AccountId;
  readonly rows: readonly BatchRow[];
};

/** Somebody about to be invited, with all that the database cannot make up itself. `tokenHash` in hex. */
export type NewInvitee = BatchRow & {
  readonly accountId: AccountId;
  readonly invitationId: string;
  readonly eventId: string;
  readonly tokenHash: string;
};

/**
 * Takes the run's row, so that nobody else carries it out or cancels it meanwhile, and the next of its lines. Null when
 * the run is not to be carried out, or not any more.
 */
export async function holdBatch(
  tx: Database,
  run: { readonly clinicId: string; readonly runId: string },
  limit: number,
): Promise<HeldRun | null> {
  const [held] = await tx.execute<Omit<HeldRun, "rows">>(sql`
    select clinic_id as "clinicId", id as "runId", kind, confirmed_by as "confirmedBy" from invitation_runs
    where clinic_id = ${run.clinicId} and id = ${run.runId}
      and confirmed_at is not null and finished_at is null and cancelled_at is null
    for no key update`);
  if (!held) return null;
  // A statement of its own: its snapshot is taken when the row is held, and knows what the holder before it did.
  const rows = await tx.execute<BatchRow>(sql`
    select line, name, email, role, phone from invitation_rows
    where clinic_id = ${run.clinicId} and run_id = ${run.runId} and done_at is null and refusal is null
    order by line limit ${limit}`);
  return { ...held, rows };
}

/**
 * Adds those of the people who have no account yet, with an invitation and an event each, and marks all their lines
 * done: invited, or already here.
 *
 * @returns the ids of the accounts that were added
 */
export async function addBatch(
  tx: Database,
  batch: { readonly run: HeldRun; readonly people: readonly NewInvitee[]; readonly keyId: string; readonly at: Date },
): Promise<AccountId[]> {
  const { run, people, keyId, at } = batch;
  const rows = await tx.execute<{ id: AccountId }>(sql`
    with people as materialized (
      select * from json_to_recordset(${JSON.stringify(people)}::json) as p (line integer, name text, email text,
        role text, phone text, "accountId" uuid, "invitationId" uuid, "eventId" uuid, "tokenHash" text)),
    added as (
      insert into accounts (clinic_id, id, kind, role, name, email, phone, created_at)
      select ${run.clinicId}::uuid, "accountId", ${run.kind}::text, role, name, email, phone, ${at}::timestamptz
      -- Everybody adds people in the same order, or two runs with the same people could wait for each other.
      from people order by email collate "C"
      on conflict (clinic_id, kind, email) do nothing returning id),
    invited as (
      insert into invitations (clinic_id, id, account_id, token_hash, key_id, created_by, created_at, expires_at)
      select ${run.clinicId}::uuid, p."invitationId", added.id, decode(p."tokenHash", 'hex'), ${keyId}::text,
        ${run.confirmedBy}::uuid, ${at}::timestamptz, ${invitationEnd(at)}::timestamptz
      from added join people p on p."accountId" = added.id),
    events as (
      insert into audit_events (clinic_id, id, at, event, outcome, account_id, actor_id, details)
      select ${run.clinicId}::uuid, p."eventId", ${at}::timestamptz, ${INVITED}::text, 'success', added.id,
        ${run.confirmedBy}::uuid, jsonb_build_object('runId', ${run.runId}::text)
      from added join people p on p."accountId" = added.id),
    done as (
      update invitation_rows r set done_at = ${at}::timestamptz, account_id = added.id,
        refusal = case when added.id is null then 'already_here' end,
        cells = case when added.id is null then r.cells end
      from people p left join added on added.id = p."accountId"
      where r.clinic_id = ${run.clinicId} and r.run_id = ${run.runId} and r.line = p.line)
    select id from added`);
  return rows.map(({ id }) => id);
}

/** Ends a run of which nothing is left. */
export async function finishRun(tx: Database, run: HeldRun, at: Date): Promise<void> {
  await tx.execute(sql`
    update invitation_runs set finished_at = ${at}::timestamptz
    where clinic_id = ${run.clinicId} and id = ${run.runId} and finished_at is null`);
}

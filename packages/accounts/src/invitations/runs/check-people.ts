import { appendEvent } from "@countersign/audit";
import { type Context, type Database, type Kind, newId } from "@countersign/db";
import { sql } from "drizzle-orm";
import { type Actor, actorWho } from "../../people/actor.ts";
import type { Visitor } from "../../place.ts";
import type { FileRefusal } from "../file/file-refusal.ts";
import { type PersonRow, readPeople } from "../file/read-people.ts";
import { outdatedBefore } from "./run-state.ts";

export type CheckPeopleResult =
  | { readonly ok: true; readonly runId: string }
  | { readonly ok: false; readonly refusal: FileRefusal | { readonly why: "not_allowed" } };

/** Lines of one statement: far below the app's statement timeout, few enough round trips for 50,000. */
const ROWS_PER_STATEMENT = 2_500;

const FILE_NAME_MOST = 120;

/**
 * Reads a file of people and keeps what it says as a run that nobody has confirmed: who would be invited, and why
 * everybody else would not. Invites nobody. Kept whole or not at all.
 *
 * @param input.country how phone numbers without a country code are read
 */
export async function checkPeople(
  context: Context,
  input: {
    readonly actor: Actor;
    readonly kind: Kind;
    readonly country: string;
    readonly fileName: string;
    readonly bytes: Uint8Array;
    readonly visitor: Visitor;
  },
): Promise<CheckPeopleResult> {
  const { actor, kind, visitor } = input;
  const { clinicId } = actor;
  const read = await readPeople(input.bytes, input);
  if (!read.ok) return { ok: false, refusal: read.refusal };

  const at = context.now();
  const runId = newId<string>(at);
  const fileName = plainFileName(input.fileName);
  return context.db.transaction(async (tx): Promise<CheckPeopleResult> => {
    await forgetOutdated(tx, clinicId, at);
    const [begun] = await tx.execute(sql`
      with actor as (${actorWho(actor, "manage_people")})
      insert into invitation_runs (clinic_id, id, kind, file_name, created_by, created_at, columns, separator, skipped)
      select clinic_id, ${runId}::uuid, ${kind}::text, ${fileName}::text, id, ${at}::timestamptz,
        ${JSON.stringify(read.columns)}::jsonb, ${read.separator}::text, ${JSON.stringify(read.skipped)}::jsonb from actor
      returning 1`);
    if (!begun) return { ok: false, refusal: { why: "not_allowed" } };
    for (let from = 0; from < read.rows.length; from += ROWS_PER_STATEMENT) {
      await keepRows(tx, { clinicId, runId, kind }, read.rows.slice(from, from + ROWS_PER_STATEMENT));
    }
    await appendEvent(tx, {
      clinicId,
      ...visitor,
      event: "invitation_run.checked",
      outcome: "success",
      at,
      portal: "admin",
      accountId: actor.accountId,
      actorId: actor.accountId,
      sessionId: actor.sessionId,
      details: { runId, kind, fileName, rows: read.rows.length },
    });
    return { ok: true, runId };
  });
}

/** Keeps lines; those whose email has an account already are refused by the same statement. */
async function keepRows(
  tx: Database,
  run: { readonly clinicId: string; readonly runId: string; readonly kind: Kind },
  rows: readonly PersonRow[],
): Promise<void> {
  await tx.execute(sql`
    insert into invitation_rows (clinic_id, run_id, line, name, email, role, phone, refusal, cells)
    select ${run.clinicId}::uuid, ${run.runId}::uuid, r.line, r.name, r.email, r.role, r.phone,
      coalesce(r.refusal, case when a.deactivated_at is not null then 'deactivated' when a.id is not null then 'already_here' end),
      r.cells
    from json_to_recordset(${JSON.stringify(rows)}::json)
        as r (line integer, name text, email text, role text, phone text, refusal text, cells jsonb)
      left join accounts a on a.clinic_id = ${run.clinicId} and a.kind = ${run.kind} and a.email = r.email
        and r.refusal is null`);
}

/** People in a file that nobody confirmed in time are not kept for longer. */
async function forgetOutdated(tx: Database, clinicId: string, now: Date): Promise<void> {
  await tx.execute(sql`
    delete from invitation_rows r using (
      select clinic_id, id from invitation_runs o
      where clinic_id = ${clinicId} and confirmed_at is null and created_at <= ${outdatedBefore(now)}::timestamptz
        and exists (select from invitation_rows l where l.clinic_id = o.clinic_id and l.run_id = o.id)
      order by created_at limit 5) as old
    where r.clinic_id = old.clinic_id and r.run_id = old.id`);
  await tx.execute(sql`
    update invitation_rows r set cells = null from (
      select clinic_id, id from invitation_runs o
      where clinic_id = ${clinicId} and coalesce(finished_at, cancelled_at) <= ${cellsKeptSince(now)}::timestamptz
        and exists (select from invitation_rows l where l.clinic_id = o.clinic_id and l.run_id = o.id and l.cells is not null)
      order by created_at limit 5) as old
    where r.clinic_id = old.clinic_id and r.run_id = old.id and r.cells is not null`);
}

/** Long enough to correct what was refused; after that only what the page shows of it is kept. */
const CELLS_KEPT_DAYS = 30;

function cellsKeptSince(now: Date): Date {
  return new Date(now.getTime() - CELLS_KEPT_DAYS * 86_400_000);
}

function plainFileName(given: string): string {
  const plain = given.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069\ud800-\udfff]+/gu, " ").trim();
  return Array.from(plain).slice(0, FILE_NAME_MOST).join("") || "a file";
}

import type { ClinicId, Context, Kind } from "@countersign/db";
import { sql } from "drizzle-orm";
import type { PeopleFile } from "../file/read-people.ts";
import { type RunMoments, type RunState, runStateOf } from "./run-state.ts";

/** A run as its page shows it. */
export type InvitationRun = RunMoments & {
  readonly runId: string;
  readonly kind: Kind;
  readonly fileName: string;
  readonly state: RunState;
  /** Lines of the file; the others add up to it. */
  readonly rows: number;
  /** Invited by this run. */
  readonly invited: number;
  /** Still to be invited; of a cancelled run, left alone. */
  readonly waiting: number;
  /** Have an account of this kind already. */
  readonly alreadyHere: number;
  readonly refused: number;
  /** The file's columns in their order, what each was used for and an example; null of runs from before. */
  readonly columns: PeopleFile["columns"] | null;
  /** What separated its cells. */
  readonly separator: PeopleFile["separator"] | null;
  /** What stood above its headings. */
  readonly skipped: readonly string[] | null;
};

type Row = Omit<InvitationRun, "state">;

/** One run of the clinic, or null: somebody else's clinic and the other kind are not found either. */
export async function readRun(
  context: Context,
  input: { readonly clinicId: ClinicId; readonly kind: Kind; readonly runId: string },
): Promise<InvitationRun | null> {
  const [row] = await context.db.execute<Row>(sql`
    select r.id as "runId", r.kind, r.file_name as "fileName", r.created_at as "createdAt",
      r.confirmed_at as "confirmedAt", r.finished_at as "finishedAt", r.cancelled_at as "cancelledAt",
      r.columns, r.separator, r.skipped, counted.*
    from invitation_runs r, lateral (
      select count(*)::int as "rows",
        count(*) filter (where l.account_id is not null)::int as "invited",
        count(*) filter (where l.done_at is null and l.refusal is null)::int as "waiting",
        count(*) filter (where l.refusal = 'already_here')::int as "alreadyHere",
        count(*) filter (where l.refusal <> 'already_here')::int as "refused"
      from invitation_rows l where l.clinic_id = r.clinic_id and l.run_id = r.id) as counted
    where r.clinic_id = ${input.clinicId} and r.kind = ${input.kind} and r.id = ${input.runId}`);
  return row ? { ...row, state: runStateOf(row, context.now()) } : null;
}

import type { ClinicId, Context } from "@countersign/db";
import { sql } from "drizzle-orm";
import type { RowRefusal } from "../file/check-row.ts";

/** A line that is not invited, with what it said and why. */
export type RefusedRow = {
  readonly line: number;
  readonly name: string;
  readonly email: string;
  readonly phone: string | null;
  readonly refusal: RowRefusal;
  /** The line as it was uploaded, in the order of the run's columns; null where it is no longer kept. */
  readonly cells: readonly string[] | null;
};

const ROWS_PER_READ = 1_000;

/**
 * Refused lines of a run in their order.
 *
 * @param input.after the line behind which to begin; 0 for the beginning
 * @param input.limit lines at most
 */
export async function listRefused(
  context: Context,
  input: { readonly clinicId: ClinicId; readonly runId: string; readonly after: number; readonly limit: number },
): Promise<readonly RefusedRow[]> {
  return context.db.execute<RefusedRow>(sql`
    select line, name, email, phone, refusal, cells from invitation_rows
    where clinic_id = ${input.clinicId} and run_id = ${input.runId} and line > ${input.after} and refusal is not null
    order by line limit ${input.limit}`);
}

/** All of them, some at a time, so that a file of any length is sent while it is read. */
export async function* streamRefused(
  context: Context,
  run: { readonly clinicId: ClinicId; readonly runId: string },
): AsyncGenerator<readonly RefusedRow[]> {
  let after = 0;
  for (;;) {
    const rows = await listRefused(context, { ...run, after, limit: ROWS_PER_READ });
    if (rows.length > 0) yield rows;
    const last = rows.at(-1);
    if (!last || rows.length < ROWS_PER_READ) return;
    after = last.line;
  }
}

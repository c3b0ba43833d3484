import { setImmediate as othersFirst } from "node:timers/promises";
import type { Kind } from "@countersign/db";
import { type CheckedRow, checkRow } from "./check-row.ts";
import { type Columns, columnsOf } from "./columns.ts";
import { type FileRefusal, FileRefused } from "./file-refusal.ts";
import { type FileRecord, readRecords } from "./read-records.ts";

/** People of one file at most. */
const FILE_ROWS_MOST = 50_000;

/** Lines checked before everybody else in this process gets a turn: some 20 ms of work. */
const ROWS_AT_ONCE = 200;

/** A checked line and where it stands in its file. */
export type PersonRow = CheckedRow & { readonly line: number };

/**
 * Reads a file of people and checks each line by itself and against those before it. Touches nothing else.
 *
 * @param who.country how phone numbers without a country code are read
 * @returns every line in its order, or why the file as a whole is refused; never throws for what a file may hold
 */
export async function readPeople(
  bytes: Uint8Array,
  who: { readonly kind: Kind; readonly country: string },
): Promise<{ ok: true; rows: readonly PersonRow[] } | { ok: false; refusal: FileRefusal }> {
  try {
    return { ok: true, rows: await rowsOf(bytes, who) };
  } catch (error) {
    if (error instanceof FileRefused) return { ok: false, refusal: error.refusal };
    throw error;
  }
}

async function rowsOf(bytes: Uint8Array, who: { kind: Kind; country: string }): Promise<PersonRow[]> {
  const rows: PersonRow[] = [];
  const emails = new Set<string>();
  let columns: Columns | null = null;
  for await (const record of readRecords(bytes)) {
    if (columns === null) {
      columns = columnsOf(record.cells);
      continue;
    }
    if (rows.length === FILE_ROWS_MOST) throw new FileRefused({ why: "too_many_rows" });
    const row = checkRow(typedIn(record, columns), who);
    const repeated = row.refusal === null && emails.has(row.email);
    if (row.refusal === null) emails.add(row.email);
    if (rows.length % ROWS_AT_ONCE === 0) await othersFirst();
    rows.push({ ...row, refusal: repeated ? "email_repeated" : row.refusal, line: record.line });
  }
  if (rows.length === 0) throw new FileRefused({ why: "empty" });
  return rows;
}

function typedIn({ cells }: FileRecord, at: Columns) {
  const cell = (column: keyof Columns) => cells[at[column]] ?? "";
  return { name: cell("name"), email: cell("email"), role: cell("role"), phone: cell("phone") };
}

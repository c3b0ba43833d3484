import { setImmediate as othersFirst } from "node:timers/promises";
import type { Kind } from "@countersign/db";
import { type CheckedRow, checkRow } from "./check-row.ts";
import { type Columns, columnsOf, OWN_COLUMNS, type UnderstoodColumn } from "./columns.ts";
import { type FileRefusal, FileRefused } from "./file-refusal.ts";
import type { Separator } from "./find-heading.ts";
import { readRecords } from "./read-records.ts";
import { typedIn } from "./typed-in.ts";

/** People of one file at most. */
const FILE_ROWS_MOST = 50_000;

/** Characters of an example, and of a line that was skipped. */
const EXAMPLE_MOST = 60;

/** Lines checked before everybody else in this process gets a turn: some 20 ms of work. */
const ROWS_AT_ONCE = 200;

/** A checked line, where it stands in its file, and the cells it has there. */
export type PersonRow = CheckedRow & { readonly line: number; readonly cells: readonly string[] };

/** A file of people as it was understood. */
export type PeopleFile = {
  readonly separator: Separator;
  /** What stood above the headings, a line each. */
  readonly skipped: readonly string[];
  /** The columns in their order, each with what its first filled cell says. Those that we added are left out. */
  readonly columns: readonly (UnderstoodColumn & { readonly example: string })[];
  readonly rows: readonly PersonRow[];
};

/**
 * Reads a file of people and checks each line by itself and against those before it. Touches nothing else.
 *
 * @param who.country how phone numbers without a country code are read
 * @returns every line in its order, or why the file as a whole is refused; never throws for what a file may hold
 */
export async function readPeople(
  bytes: Uint8Array,
  who: { readonly kind: Kind; readonly country: string },
): Promise<({ ok: true } & PeopleFile) | { ok: false; refusal: FileRefusal }> {
  try {
    return { ok: true, ...(await fileOf(bytes, who)) };
  } catch (error) {
    if (error instanceof FileRefused) return { ok: false, refusal: error.refusal };
    throw error;
  }
}

async function fileOf(bytes: Uint8Array, who: { kind: Kind; country: string }): Promise<PeopleFile> {
  const { separator, skipped, records } = await readRecords(bytes);
  const rows: PersonRow[] = [];
  const emails = new Set<string>();
  let columns: Columns | null = null;
  for await (const { cells, line } of records) {
    if (columns === null) {
      columns = columnsOf(cells);
      continue;
    }
    if (rows.length === FILE_ROWS_MOST) throw new FileRefused({ why: "too_many_rows" });
    const row = checkRow(typedIn(cells, columns), who);
    const repeated = row.refusal === null && emails.has(row.email);
    if (row.refusal === null) emails.add(row.email);
    if (rows.length % ROWS_AT_ONCE === 0) await othersFirst();
    const kept = notOurs(columns).map((at) => storable(cells[at] ?? ""));
    rows.push({ ...row, refusal: repeated ? "email_repeated" : row.refusal, line, cells: kept });
  }
  if (columns === null || rows.length === 0) throw new FileRefused({ why: "empty" });
  return {
    separator,
    skipped: skipped.map(({ cells }) => storable(cells.filter(Boolean).join(" ")).slice(0, EXAMPLE_MOST)),
    columns: withExamples(columns, rows),
    rows,
  };
}

/** Where the file's own columns stand: the file of refused lines comes back with two of ours in front. */
function notOurs({ understood }: Columns): number[] {
  const isOurs = OWN_COLUMNS.every((own, at) => own === understood[at]?.heading.trim().toLowerCase());
  return [...understood.keys()].slice(isOurs ? OWN_COLUMNS.length : 0);
}

function withExamples(columns: Columns, rows: readonly PersonRow[]): PeopleFile["columns"] {
  return notOurs(columns).map((place, at) => {
    const { heading = "", use = null } = columns.understood[place] ?? {};
    const example = rows.find(({ cells }) => (cells[at] ?? "").trim() !== "")?.cells[at] ?? "";
    return { heading: storable(heading), use, example: example.slice(0, EXAMPLE_MOST).toWellFormed() };
  });
}

/** A text that the database can hold, otherwise as it is. */
function storable(cell: string): string {
  return cell.replaceAll("\0", "\ufffd").toWellFormed();
}

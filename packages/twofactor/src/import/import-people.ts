import { type AccountId, type ClinicId, type Context, clinics, newId } from "@countersign/db";
import { eq } from "drizzle-orm";
import { type CheckedRow, checkImportRow, type ImportRefusal, type ImportRow } from "./import-row.ts";
import { insertPeople } from "./insert-people.ts";

/** What became of an import. Rows are counted from 1. */
export type ImportResult = {
  readonly imported: number;
  /** Taken over by an earlier run of the same import. */
  readonly already: number;
  readonly refused: readonly { readonly row: number; readonly email: string; readonly why: ImportRefusal }[];
};

/** Rows a transaction. */
const BATCH = 200;

/**
 * Takes people over from another system, with their password hashes and authenticators, so that nobody has to begin
 * anew. A hash is replaced by one of our own at its owner's next login; a secret is sealed before it is stored. Rows
 * that cannot be taken are refused one by one, with the reason. Run again, it adds only whom it has not added yet.
 *
 * @param rows people of one clinic; of two rows with one email and kind the first counts
 * @throws Error when there is no such clinic
 */
export async function importPeople(
  context: Context,
  clinicId: ClinicId,
  rows: readonly ImportRow[],
): Promise<ImportResult> {
  const country = await countryOf(context, clinicId);
  const refused: { row: number; email: string; why: ImportRefusal }[] = [];
  const seen = new Set<string>();
  const accepted: (CheckedRow & { readonly number: number; readonly accountId: AccountId })[] = [];
  for (const [index, row] of rows.entries()) {
    const number = index + 1;
    const checked = checkImportRow(row, country);
    const who = checked.ok ? `${checked.row.kind} ${checked.row.email}` : "";
    const why = checked.ok ? (seen.has(who) ? "email_twice" : null) : checked.why;
    if (why) refused.push({ row: number, email: row.email, why });
    if (!checked.ok || why) continue;
    seen.add(who);
    accepted.push({ ...checked.row, number, accountId: newId<AccountId>(context.now()) });
  }
  let imported = 0;
  let already = 0;
  for (let begin = 0; begin < accepted.length; begin += BATCH) {
    const batch = accepted.slice(begin, begin + BATCH);
    const done = await insertPeople(context, clinicId, batch);
    imported += done.added.size;
    for (const row of batch) {
      if (done.added.has(row.accountId)) continue;
      // Somebody with that email who was not imported is somebody else as far as anyone can tell.
      if (done.importedBefore.has(`${row.kind} ${row.email}`)) already += 1;
      else refused.push({ row: row.number, email: row.email, why: "email_taken" });
    }
  }
  return { imported, already, refused: refused.toSorted((one, other) => one.row - other.row) };
}

async function countryOf(context: Context, clinicId: ClinicId): Promise<string> {
  const [clinic] = await context.db.select({ country: clinics.country }).from(clinics).where(eq(clinics.id, clinicId));
  if (!clinic) throw new Error("There is no such clinic.");
  return clinic.country;
}

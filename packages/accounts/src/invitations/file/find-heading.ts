import { parse } from "csv-parse/sync";
import { knownHeadings } from "./columns.ts";

const SEPARATORS = [",", ";", "\t", "|"] as const;
export type Separator = (typeof SEPARATORS)[number];

/** A title, a date, an empty line: more than that stands above no headings. */
const RECORDS_LOOKED_AT = 10;
/**
 * What a spreadsheet may write in front, quoted or not, to tell another one which separator it used. Saved once more, it
 * has empty cells behind it.
 */
const SEPARATOR_LINE = /^[ \n]*"?sep ?= ?([,;\t|])"?[,;\t| ]*\n/i;

/** Where the headings stand, and what separates cells. */
export type FoundHeading = {
  readonly separator: Separator;
  /** Records above the headings. */
  readonly before: number;
  /** Characters down to the end of a line that only told the separator; 0 for none. */
  readonly told: number;
};

/** Finds the headings: of the first records, by any separator, the one that holds most known headings. */
export function findHeading(beginning: string): FoundHeading {
  const told = SEPARATOR_LINE.exec(beginning);
  const text = told ? beginning.slice(told[0].length) : beginning;
  const separators = told ? [told[1] as Separator] : SEPARATORS;
  let best = { separator: separators[0] ?? ",", before: 0, known: 0, cells: 0 };
  for (const separator of separators) {
    for (const [before, cells] of firstRecords(text, separator).entries()) {
      const known = knownHeadings(cells);
      const isBetter = known > best.known || (known === best.known && before === 0 && cells.length > best.cells);
      if (isBetter) best = { separator, before: known === 0 ? 0 : before, known, cells: cells.length };
    }
  }
  return { separator: best.separator, before: best.before, told: told?.[0].length ?? 0 };
}

function firstRecords(text: string, separator: Separator): string[][] {
  try {
    return parse(text, {
      delimiter: separator,
      record_delimiter: "\n",
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      to: RECORDS_LOOKED_AT,
    });
  } catch {
    // Whatever cannot be read so is told where the file is read whole.
    return [];
  }
}

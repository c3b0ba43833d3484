import { Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { decodeFile } from "./decode-file.ts";
import { FileRefused } from "./file-refusal.ts";
import { findHeading, type Separator } from "./find-heading.ts";

/** One line of a file with its cells as they stand; `line` is where it begins, counted from 1. */
type FileRecord = { readonly line: number; readonly cells: readonly string[] };

/** No line of a list of people is longer; without a limit an unclosed quotation mark swallows the file. */
const RECORD_CHARACTERS_MOST = 100_000;

/** The records of a file, from its headings on, and what stood above them. */
export type Records = {
  readonly separator: Separator;
  /** Titles and the like above the headings, as they stand. */
  readonly skipped: readonly FileRecord[];
  readonly records: AsyncIterable<FileRecord>;
};

/**
 * The records of a CSV file, its heading first, empty lines and what stands above the heading left out. Comma, semicolon,
 * tab or bar, by which the heading says most.
 *
 * @throws FileRefused, here and while the records are read
 */
export async function readRecords(bytes: Uint8Array): Promise<Records> {
  const chunks = withPlainBreaks(decodeFile(bytes));
  const first = chunks.next().value ?? "";
  const { separator, before, told } = findHeading(first);
  const linesBefore = breaksIn([first.slice(0, told)]);
  const records = recordsOf({ head: first.slice(told), chunks, separator, linesBefore });
  const skipped: FileRecord[] = [];
  while (skipped.length < before) {
    const { value, done } = await records.next();
    if (done) break;
    skipped.push(value);
  }
  return { separator, skipped, records };
}

async function* recordsOf(file: {
  readonly head: string;
  readonly chunks: Iterable<string>;
  readonly separator: Separator;
  readonly linesBefore: number;
}): AsyncGenerator<FileRecord, undefined> {
  const { head, chunks, separator, linesBefore } = file;
  const parser = parse({
    delimiter: separator,
    info: true,
    max_record_size: RECORD_CHARACTERS_MOST,
    record_delimiter: "\n",
    relax_column_count: true,
    // A quotation mark inside a cell that does not begin with one stands for itself: O"Hara.
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
  });
  const source = Readable.from(prefixed(head, chunks));
  source.on("error", (error) => parser.destroy(error));
  try {
    for await (const { record, info } of source.pipe(parser) as AsyncIterable<Parsed>) {
      yield { line: linesBefore + info.lines - breaksIn(record), cells: record };
    }
  } catch (error) {
    if (error instanceof CsvError) throw new FileRefused({ why: "malformed", line: linesBefore + Number(error.lines) });
    throw error;
  }
}

type Parsed = { readonly record: string[]; readonly info: { readonly lines: number } };

function* prefixed(head: string, rest: Iterable<string>): Generator<string> {
  if (head !== "") yield head;
  yield* rest;
}

function breaksIn(cells: readonly string[]): number {
  return cells.reduce((sum, cell) => sum + cell.split("\n").length - 1, 0);
}

/** One kind of line break: files that were put together from others have several, and lines are counted by it. */
function* withPlainBreaks(chunks: Iterable<string>): Generator<string> {
  let held = "";
  for (const chunk of chunks) {
    const text = held + chunk;
    // The second half of a "\r\n" may come with the next chunk.
    held = text.endsWith("\r") ? "\r" : "";
    yield text.slice(0, text.length - held.length).replace(/\r\n?/g, "\n");
  }
  if (held) yield "\n";
}

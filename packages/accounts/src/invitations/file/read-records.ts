import { Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { decodeFile } from "./decode-file.ts";
import { FileRefused } from "./file-refusal.ts";

/** One line of a file with its cells as they stand; `line` is where it begins, counted from 1. */
export type FileRecord = { readonly line: number; readonly cells: readonly string[] };

const SEPARATORS = [",", ";", "\t"] as const;

/** No line of a list of people is longer; without a limit an unclosed quotation mark swallows the file. */
const RECORD_CHARACTERS_MOST = 100_000;

/** What a spreadsheet may write in front, to tell another one which separator it used. */
const SEPARATOR_LINE = /^sep=([,;\t])\n/i;

/**
 * The records of a CSV file one by one, its heading among them, empty lines left out. Comma, semicolon or tab,
 * whichever the heading uses most.
 *
 * @throws FileRefused
 */
export async function* readRecords(bytes: Uint8Array): AsyncGenerator<FileRecord> {
  const chunks = withPlainBreaks(decodeFile(bytes));
  const first = chunks.next().value ?? "";
  const told = SEPARATOR_LINE.exec(first);
  const head = told ? first.slice(told[0].length) : first;
  const parser = parse({
    delimiter: told?.[1] ?? separatorOf(head),
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
  const linesBefore = told ? 1 : 0;
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

function separatorOf(text: string): (typeof SEPARATORS)[number] {
  const heading = text.replace(/"[^"]*"/g, "").split(/[\r\n]/, 1)[0] ?? "";
  const counts = SEPARATORS.map((separator) => heading.split(separator).length);
  return SEPARATORS[counts.indexOf(Math.max(...counts))] ?? ",";
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

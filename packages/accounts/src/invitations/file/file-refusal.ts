/** Columns that a file of people must have. */
type NeededColumn = "name" | "email";

/** Why a whole file is refused, before anything about its lines is said. `line` counts from 1, the heading included. */
export type FileRefusal =
  /** No bytes, or a heading and nothing below it. */
  | { readonly why: "empty" }
  | { readonly why: "too_large" }
  | { readonly why: "too_many_rows" }
  /** A workbook of a spreadsheet program, which is no text. */
  | { readonly why: "spreadsheet" }
  /** Neither UTF-8 nor UTF-16: reading it would be guessing, and guessed names are wrong names. */
  | { readonly why: "not_unicode" }
  | { readonly why: "columns_missing"; readonly missing: readonly NeededColumn[] }
  /** A quotation mark opens a cell that never ends, or a cell goes on for ever. */
  | { readonly why: "malformed"; readonly line: number };

/** Thrown where a file is read, caught where it is asked for. */
export class FileRefused extends Error {
  readonly refusal: FileRefusal;

  constructor(refusal: FileRefusal) {
    super(refusal.why);
    this.refusal = refusal;
  }
}

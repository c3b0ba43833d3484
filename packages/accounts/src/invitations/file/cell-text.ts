/** What programs write where there is nothing. */
const NOTHING = new Set(["n/a", "na", "nan", "null", "nil", "none", "#n/a", "-", "–", "—", "--", "."]);

/**
 * What a cell says: without the marks by which spreadsheets are kept from turning it into a number or a formula,
 * `="07700 900231"` and `'07700 900231`.
 */
export function cellText(cell: string): string {
  const told = /^\s*="([^"]*)"\s*$/.exec(cell)?.[1] ?? cell;
  return told.replace(/^\s*'(?=.)/, "");
}

/** The same of a cell that may be empty: programs write many things for nothing. */
export function optionalText(cell: string): string {
  const text = cellText(cell);
  return NOTHING.has(text.trim().toLowerCase()) ? "" : text;
}

/** What no part of a name is, as programs write it. "Na", "None" and "Null" are names of people. */
const NO_NAME = new Set(["n/a", "N/A", "#N/A", "nan", "NaN", "null", "NULL", "-", "–", "—", "--", "."]);

/** The same of a part of a name, of which fewer things are nothing. */
export function partOfName(cell: string): string {
  const text = cellText(cell).trim();
  return NO_NAME.has(text) ? "" : text;
}

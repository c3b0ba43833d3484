/** Tables of which reports see nothing: the local inbox holds whole messages, codes included. */
const TABLES: ReadonlySet<string> = new Set(["inbox_messages"]);

/** Columns that hold a secret or a hash, by the names that every table keeps to. */
const COLUMN = /(^|_)(hash|sealed|digest|salt|secret)$|^secret|^key_id$/;

/** A budget's subject may be a keyed digest of an address. */
const COLUMNS: ReadonlySet<string> = new Set(["budgets.subject"]);

/** Is this column kept from the reports' role? A new column is withheld by being named like the others. */
export function isWithheld(table: string, column: string): boolean {
  return TABLES.has(table) || COLUMNS.has(`${table}.${column}`) || COLUMN.test(column);
}

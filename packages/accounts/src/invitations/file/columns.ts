import { readText } from "../../typed-text/read-text.ts";
import { FileRefused } from "./file-refusal.ts";

const columnNames = {
  name: ["name", "fullname", "displayname"],
  email: ["email", "mail", "emailaddress"],
  role: ["role"],
  phone: ["mobile", "phone", "mobilenumber", "phonenumber", "mobilephone", "cell", "cellphone", "telephone"],
} as const;

type Column = keyof typeof columnNames;

/** Where in a record each column stands; -1 where the file has none. */
export type Columns = Readonly<Record<Column, number>>;

/**
 * Finds the columns by their headings, whatever their order, case, spaces and hyphens: "E-Mail", "full name". Columns
 * with other headings are left alone.
 *
 * @throws FileRefused when one that is needed is missing, or one stands there twice
 */
export function columnsOf(heading: readonly string[]): Columns {
  const plain = heading.map((cell) =>
    readText(cell)
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]/gu, ""),
  );
  const find = (column: Column): number => {
    const known: readonly string[] = columnNames[column];
    const found = plain.flatMap((name, at) => (known.includes(name) ? [at] : []));
    if (found.length > 1) throw new FileRefused({ why: "column_twice", column });
    return found[0] ?? -1;
  };
  const columns = { name: find("name"), email: find("email"), role: find("role"), phone: find("phone") };
  const missing = (["name", "email"] as const).filter((column) => columns[column] === -1);
  if (missing.length > 0) throw new FileRefused({ why: "columns_missing", missing });
  return columns;
}

import { readText } from "../../typed-text/read-text.ts";
import { cellText } from "./cell-text.ts";
import { FileRefused } from "./file-refusal.ts";

/** What a column of a file is used for. */
type ColumnUse = "name" | "first_name" | "last_name" | "email" | "role" | "phone";

/** One column as it was understood; `use` is null for one that is left alone. */
export type UnderstoodColumn = { readonly heading: string; readonly use: ColumnUse | null };

/** Whose name or number it is, written in front: "Patient Surname", "Client Email". */
const WHOSE = /^(?:patient|client|customer|employee|staff)(?:s(?!urname))?(?=.)/;

/**
 * Headings by what they are used for: those of spreadsheets, of Outlook, Google and Apple contacts, and of practice
 * software, in English, French and German. Written without case, accents, spaces and signs, and without whose it is.
 * None of them may name a home, work or fax number.
 */
const HEADINGS: readonly (readonly [ColumnUse, RegExp])[] = [
  ["name", /^(?:(?:full|display|contact)?name|patient|client|namelastfirst|lastnamefirstname|nomcomplet|nometprenom)$/],
  ["first_name", /^(?:first(?:names?)?|given(?:names?)?|forenames?|fname|prenoms?|vornamen?)$/],
  ["first_name", /^(?:preferred(?:(?:first|given)?name)?|knownas)$/],
  ["last_name", /^(?:last(?:names?)?|surnames?|family(?:names?)?|lname|nom(?:defamille)?|nachname|familienname)$/],
  [
    "email",
    /^(?:primary|home|personal|private|work)?(?:email|mail)(?:address|adresse)?\d?(?:value|address)?(?:home|work)?$/,
  ],
  ["email", /^(?:adresse(?:de)?)?(?:courriel|email|mail|electronique)$/],
  ["role", /^(?:access|user)?role$/],
  [
    "phone",
    /^(?:numerode)?(?:phone|telephone|tel)?(?:mobile?|cell|cellular|wireless|handy|cellulaire|portable)(?:phone|telephone|telefon|tel)?(?:no|number|nummer|nr)?\d?$/,
  ],
  ["phone", /^(?:primary)?(?:phone|telephone|tel|telefon)(?:no|number|nummer|nr)?\d?(?:value|number)?$/],
];

/** What says which kind of number stands in the column beside it: "Phone 1 - Type", "Phone 1 - Label", "Phone Type". */
const KIND_OF_PHONE = /^phone(\d?)(?:type|label)$/;
/** Headings that name a mobile and no other number. */
const MOBILE = /mobil|cell|wireless|handy|portable/;
/** A name that a person also goes by counts where no other first name is written. */
const ALSO_CALLED = /^(?:preferred|knownas)/;

/** The columns that the file of refused lines adds in front, in this order; when it comes back they are left out. */
export const OWN_COLUMNS = ["line", "reason"] as const;

/** How the columns of a file are used: places in a record, the best one first. */
export type Columns = {
  readonly understood: readonly UnderstoodColumn[];
  readonly at: Readonly<Record<ColumnUse, readonly number[]>>;
  /** Where a column says which kind of number another one holds. */
  readonly kinds: ReadonlyMap<number, number>;
};

/** How many headings of a record are known; the line of headings is the one with most. */
export function knownHeadings(cells: readonly string[]): number {
  return new Set(cells.map(plainHeading).flatMap((name) => useOfHeading(name) ?? [])).size;
}

/**
 * Finds the columns by their headings, whatever their order, case, accents, spaces and signs. Of several with one
 * meaning the first that says something counts, a mobile before any other number. Columns with other headings are left
 * alone.
 *
 * @throws FileRefused when there is none for the name or none for the email
 */
export function columnsOf(heading: readonly string[]): Columns {
  const plain = heading.map(plainHeading);
  const uses = usesOf(plain);
  const places = (use: ColumnUse, comesFirst: (name: string) => boolean = () => true) => {
    const all = plain.flatMap((name, at) => (uses[at] === use ? [{ at, first: comesFirst(name) }] : []));
    return [...all.filter(({ first }) => first), ...all.filter(({ first }) => !first)].map(({ at }) => at);
  };
  const at = {
    name: places("name"),
    first_name: places("first_name", (name) => !ALSO_CALLED.test(name)),
    last_name: places("last_name"),
    email: places("email"),
    role: places("role"),
    phone: places("phone", (name) => MOBILE.test(name)),
  };
  const hasName = at.name.length + at.first_name.length + at.last_name.length > 0;
  const missing = [...(hasName ? [] : (["name"] as const)), ...(at.email.length > 0 ? [] : (["email"] as const))];
  if (missing.length > 0) throw new FileRefused({ why: "columns_missing", missing });
  const understood = heading.map((cell, place) => ({ heading: cell, use: uses[place] ?? null }));
  return { understood, at, kinds: kindsOfPhones(plain) };
}

/** What each heading is used for. "Name" beside "Vorname" is the family's alone, as German files have it. */
function usesOf(plain: readonly string[]): (ColumnUse | null)[] {
  const uses = plain.map(useOfHeading);
  const isFamilys = plain.includes("vorname") && !uses.includes("last_name");
  return uses.map((use, at) => (isFamilys && plain[at] === "name" ? "last_name" : use));
}

function useOfHeading(plain: string): ColumnUse | null {
  return HEADINGS.find(([, pattern]) => pattern.test(plain))?.[0] ?? null;
}

function kindsOfPhones(plain: readonly string[]): Map<number, number> {
  const kinds = new Map<number, number>();
  for (const [at, name] of plain.entries()) {
    const number = KIND_OF_PHONE.exec(name)?.[1];
    if (number === undefined) continue;
    const values = [`phone${number}value`, `phone${number}`, `phonenumber${number}`];
    const value = plain.findIndex((other) => values.includes(other));
    if (value !== -1) kinds.set(value, at);
  }
  return kinds;
}

function plainHeading(cell: string): string {
  return readText(cellText(cell))
    .toLowerCase()
    .normalize("NFD")
    .replace(/[^\p{L}\p{N}]/gu, "")
    .replace(WHOSE, "");
}

import { readText } from "../../typed-text/read-text.ts";
import { cellText } from "./cell-text.ts";
import { FileRefused } from "./file-refusal.ts";

/** What a column of a file is used for. */
type ColumnUse = "name" | "first_name" | "last_name" | "email" | "role" | "phone";

/** One column as it was understood; `use` is null for one that is left alone. */
export type UnderstoodColumn = { readonly heading: string; readonly use: ColumnUse | null };

/**
 * Headings by what they are used for: those of spreadsheets, of Outlook, Google and Apple contacts, and of practice
 * software, in English, French and German. Written without case, accents, spaces and signs.
 */
const HEADINGS: Readonly<Record<ColumnUse, readonly string[]>> = {
  name: "name|fullname|displayname|patientname|patient|clientname|staffname|employeename|contactname|nomcomplet|nometprenom".split(
    "|",
  ),
  first_name:
    "firstname|givenname|forename|forenames|patientfirstname|clientfirstname|first|fname|preferredname|prenom|vorname".split(
      "|",
    ),
  last_name:
    "lastname|surname|familyname|patientlastname|patientsurname|clientlastname|last|lname|nom|nomdefamille|nachname|familienname".split(
      "|",
    ),
  email:
    "email|mail|emailaddress|patientemail|emailaddress1|email1|email1value|email1address|primaryemail|homeemail|workemail|courriel|adressecourriel|adresseemail|emailadresse".split(
      "|",
    ),
  role: ["role", "accessrole", "userrole"],
  phone:
    "mobile|phone|mobilenumber|phonenumber|mobilephone|mobilephonenumber|cell|cellphone|cellphonenumber|cellnumber|cellular|telephone|telephonenumber|mobiletelephone|patientmobile|patientcell|primaryphone|phone1|phone1value|telephonemobile|mobil|mobiltelefon|handy|handynummer|cellulaire|portable|telephoneportable".split(
      "|",
    ),
};

const useOf: ReadonlyMap<string, ColumnUse> = new Map(
  Object.entries(HEADINGS).flatMap(([use, names]) => names.map((name) => [name, use as ColumnUse] as const)),
);

/** Further numbers and addresses of one person: "E-mail 2 Address", "Phone 3 - Value". */
const FURTHER = /^(?:email|mail|emailaddress|phone|telephone|mobile)\d(?:value|address|number)?$/;
/** What says which kind of number stands in the column beside it: "Phone 1 - Type", "Phone 1 - Label". */
const KIND_OF_PHONE = /^phone(\d)(?:type|label)$/;
/** Headings that name a mobile and no other number. */
const MOBILE = /mobil|cell|handy|portable/;

/** The columns that the file of refused lines adds in front; when it comes back they are ours and nobody's. */
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
  const places = (use: ColumnUse) => plain.flatMap((name, at) => (useOfHeading(name) === use ? [at] : []));
  const phones = places("phone");
  const at = {
    name: places("name"),
    first_name: places("first_name"),
    last_name: places("last_name"),
    email: places("email"),
    role: places("role"),
    phone: [...phones.filter((place) => isMobile(plain[place])), ...phones.filter((place) => !isMobile(plain[place]))],
  };
  const hasName = at.name.length + at.first_name.length + at.last_name.length > 0;
  const missing = [...(hasName ? [] : (["name"] as const)), ...(at.email.length > 0 ? [] : (["email"] as const))];
  if (missing.length > 0) throw new FileRefused({ why: "columns_missing", missing });
  const understood = heading.map((cell, place) => ({ heading: cell, use: useOfHeading(plain[place] ?? "") }));
  return { understood, at, kinds: kindsOfPhones(plain) };
}

function useOfHeading(plain: string): ColumnUse | null {
  if (FURTHER.test(plain)) return /mail/.test(plain) ? "email" : "phone";
  return useOf.get(plain) ?? null;
}

function isMobile(plain: string | undefined): boolean {
  return plain !== undefined && MOBILE.test(plain);
}

function kindsOfPhones(plain: readonly string[]): Map<number, number> {
  const kinds = new Map<number, number>();
  for (const [at, name] of plain.entries()) {
    const number = KIND_OF_PHONE.exec(name)?.[1];
    const value = number ? plain.indexOf(`phone${number}value`) : -1;
    if (value !== -1) kinds.set(value, at);
  }
  return kinds;
}

function plainHeading(cell: string): string {
  return readText(cellText(cell))
    .toLowerCase()
    .normalize("NFD")
    .replace(/[^\p{L}\p{N}]/gu, "");
}

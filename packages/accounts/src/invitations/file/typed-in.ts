import { cellText, optionalText, partOfName } from "./cell-text.ts";
import type { TypedRow } from "./check-row.ts";
import type { Columns } from "./columns.ts";

/** How Google joins several values of one column. */
const JOINED = /\s*:::\s*/;

/** What a record says in the columns that count. */
export function typedIn(cells: readonly string[], columns: Columns): TypedRow {
  const { at } = columns;
  return {
    name: nameIn(cells, at),
    email: firstOf(at.email.map((place) => cells[place] ?? "")),
    role: optionalText(cells[at.role[0] ?? -1] ?? ""),
    phone: phoneIn(cells, columns),
  };
}

/** What follows a name after a comma and is no first name: "Ada Stone, MD", "Ada Stone, Jr." */
const AFTER_A_NAME = /^(?:MD|M\.D\.|DO|DDS|DMD|RN|NP|Ph\.?D\.?|PHD|[JS]r\.?|JR|SR|I{2,3}|IV|Esq\.?)$/;

/** One column for the whole name, else the first and the last one put together; "Stone, Ada" is turned round. */
function nameIn(cells: readonly string[], { name, first_name: first, last_name: last }: Columns["at"]): string {
  const whole = firstOf(name.map((place) => cells[place] ?? ""));
  if (whole === "") {
    const parts = [first, last].map((places) => places.map((at) => partOfName(cells[at] ?? "")).find(Boolean) ?? "");
    return parts.every((part) => optionalText(part) === "") ? "" : parts.join(" ").trim();
  }
  const [, family, given] = /^([^,]+),\s*([^,]+)$/.exec(whole)?.map((part) => part.trim()) ?? [];
  if (!family || !given || (family.includes(" ") && AFTER_A_NAME.test(given))) return whole;
  return `${given} ${family}`;
}

/** A mobile where a column says so, else the first number that is not said to be another one. */
function phoneIn(cells: readonly string[], { at, kinds }: Columns): string {
  const kindOf = (place: number) =>
    optionalText(cells[kinds.get(place) ?? -1] ?? "")
      .toLowerCase()
      .replace(/[^a-z]/g, "");
  const mobile = at.phone.filter((place) => /mobil|cell|iphone/.test(kindOf(place)));
  const untold = at.phone.filter((place) => ["", "other", "main"].includes(kindOf(place)));
  return firstOf([...mobile, ...untold].map((place) => cells[place] ?? ""));
}

function firstOf(cells: readonly string[]): string {
  for (const cell of cells) {
    const said = optionalText(cell)
      .split(JOINED)
      .map(cellText)
      .find((text) => text.trim() !== "");
    if (said) return said;
  }
  return "";
}

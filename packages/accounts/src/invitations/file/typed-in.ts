import { cellText, optionalText } from "./cell-text.ts";
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

/** One column for the whole name, else the first and the last one put together; "Stone, Ada" is turned round. */
function nameIn(cells: readonly string[], { name, first_name: first, last_name: last }: Columns["at"]): string {
  const whole = firstOf(name.map((place) => cells[place] ?? ""));
  if (whole === "")
    return [first, last]
      .map((places) => firstOf(places.map((at) => cells[at] ?? "")))
      .join(" ")
      .trim();
  const [, family, given] = /^([^,]+),\s*([^,]+)$/.exec(whole) ?? [];
  return family && given ? `${given.trim()} ${family.trim()}` : whole;
}

/** A mobile where a column says so, else the first number that is not said to be another one. */
function phoneIn(cells: readonly string[], { at, kinds }: Columns): string {
  const kindOf = (place: number) => (cells[kinds.get(place) ?? -1] ?? "").toLowerCase();
  const mobile = at.phone.filter((place) => /mobil|cell|main/.test(kindOf(place)));
  const untold = at.phone.filter((place) => kindOf(place) === "" || kindOf(place) === "other");
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

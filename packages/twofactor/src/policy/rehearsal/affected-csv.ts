import type { AffectedPerson } from "./list-affected.ts";
import type { NextLogin } from "./next-login-under.ts";

/** The heading line of the file. */
export const affectedCsvHeading = csvLine([
  "Name",
  "Email",
  "Kind",
  "Role",
  "Next login now",
  "Next login after the change",
  "Skips left after the change",
  "Can be reached",
]);

/** One person as one line of the file. */
export function affectedCsvLine(person: AffectedPerson): string {
  return csvLine([
    person.name,
    person.email,
    person.kind,
    person.kind === "staff" ? (person.isAdmin ? "admin" : "staff") : "",
    asked(person.before),
    asked(person.after),
    person.after.at === "set_up" ? String(person.after.skipsLeft) : "",
    person.reachable ? "yes" : "no",
  ]);
}

function asked(login: NextLogin): string {
  return login.at === "code" && login.texts ? "password and code, by text where wished" : words[login.at];
}

const words: Readonly<Record<NextLogin["at"], string>> = {
  password: "password only",
  trusted_device: "password only on a trusted device",
  code: "password and code",
  set_up: "asked to set up",
};

/**
 * One line, ended as RFC 4180 has it. What a spreadsheet would run as a formula gets an apostrophe in front: at the
 * beginning of a cell, also in the wide signs of Japanese keyboards, and behind what begins one in countries whose
 * spreadsheets separate by semicolons, whatever quotation marks say.
 *
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
export function csvLine(cells: readonly string[], separator = ","): string {
  return `${cells.map((cell) => csvCell(cell, separator)).join(separator)}\r\n`;
}

function csvCell(text: string, separator: string): string {
  const safe = text.replace(/^(?=[\t\r\n])|(^|[;\t\r\n])(?=[\s"]*[=+\-@＝＋－＠])/g, "$1'");
  return /["\r\n]/.test(safe) || safe.includes(separator) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

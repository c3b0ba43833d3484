import type { Kind } from "@countersign/db";
import { emailAddress } from "../../email.ts";
import { objectionToName, tidyName } from "../../people/person-name.ts";
import { phoneNumber } from "../../people/phone-number.ts";
import { type Role, roles } from "../../people/role.ts";
import { readText, readWords } from "../../typed-text/read-text.ts";

/** Why a line of a file is not invited. The last two are found in the database, the others in the line itself. */
export type RowRefusal =
  | "name_missing"
  | "name_too_long"
  | "name_odd"
  | "email_missing"
  | "email_invalid"
  | "email_repeated"
  | "role_unknown"
  | "phone_invalid"
  | "already_here"
  | "deactivated";

/** What a line says in the columns that count. */
export type TypedRow = {
  readonly name: string;
  readonly email: string;
  readonly role: string;
  readonly phone: string;
};

/** A line as it is kept: ready to be invited, or shortened to be shown beside the reason why it is not. */
export type CheckedRow = {
  readonly name: string;
  readonly email: string;
  readonly role: Role | null;
  readonly phone: string | null;
  readonly refusal: RowRefusal | null;
};

/** Characters of a refused value that are worth keeping. */
const SHOWN_MOST = 80;

/** Checks one line by itself. Staff have a role, "staff" where none is written; patients may have a mobile number. */
export function checkRow(typed: TypedRow, who: { readonly kind: Kind; readonly country: string }): CheckedRow {
  const name = tidyName(typed.name);
  const phoneText = readText(typed.phone);
  const email = emailAddress.safeParse(typed.email);
  const role = who.kind === "staff" ? roleOf(typed.role) : null;
  const phone = who.kind === "patient" && phoneText !== "" ? phoneNumber(typed.phone, who.country) : null;
  const refusal =
    objectionToName(name) ??
    (email.success ? null : readText(typed.email) === "" ? "email_missing" : "email_invalid") ??
    (role === "unknown" ? "role_unknown" : null) ??
    (who.kind === "patient" && phoneText !== "" && phone === null ? "phone_invalid" : null);
  const known = role === "unknown" ? null : role;
  if (refusal === null && email.success) return { name, email: email.data, role: known, phone, refusal };
  return { name: shown(name), email: shown(typed.email), role: known, phone: shown(typed.phone) || null, refusal };
}

function roleOf(typed: string): Role | "unknown" {
  const role = readWords(typed).toLowerCase();
  if (role === "") return "staff";
  if (role === "administrator") return "admin";
  return roles.find((known) => known === role) ?? "unknown";
}

/** A text that a page and a table can hold, whatever stood in the cell. */
function shown(text: string): string {
  const plain = text.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu, "\ufffd").trim();
  // A character takes two of a string's units at most.
  const characters = Array.from(plain.slice(0, 2 * SHOWN_MOST + 2));
  return characters.length > SHOWN_MOST ? `${characters.slice(0, SHOWN_MOST).join("")}…` : plain;
}

import { readWords } from "@countersign/accounts";

/** How many authenticators an account may have. */
export const AUTHENTICATORS_MOST = 5;

/** The name an authenticator gets whose person gave it none. */
const USUAL_NAME = "Authenticator app";

const NAME_MOST = 40;

/** Line breaks, other control characters, and those that make text read backwards. */
const ODD = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069\ufffd]/u;
const INVISIBLE = /^[\p{C}\p{Z}]*$/u;

/** What is wrong with a name. */
export type NameFault = "missing" | "too_long" | "odd" | "taken";

/** A name as it is kept, or why it cannot be one. At most forty characters, counted as people count them. */
export function authenticatorName(
  typed: string,
): { readonly ok: true; readonly name: string } | { readonly ok: false; readonly fault: Exclude<NameFault, "taken"> } {
  const name = readWords(typed);
  if (ODD.test(name) || /[\n\r\p{Zl}\p{Zp}]/u.test(typed.trim())) return { ok: false, fault: "odd" };
  if (INVISIBLE.test(name)) return { ok: false, fault: "missing" };
  return [...name].length > NAME_MOST ? { ok: false, fault: "too_long" } : { ok: true, name };
}

/**
 * The first usual name that nothing else has.
 *
 * @param taken the names that are, in lower case
 */
export function usualName(taken: readonly string[]): string {
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? USUAL_NAME : `${USUAL_NAME} ${number}`;
    if (!taken.includes(name.toLowerCase())) return name;
  }
}

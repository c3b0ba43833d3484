import { readWords } from "../typed-text/read-text.ts";

/** The longest name an account can have, in characters. */
const NAME_CHARACTERS_MOST = 200;

/** Why a text is not taken for somebody's name. */
export type NameObjection = "name_missing" | "name_too_long" | "name_odd";

// Control characters, those that turn the writing direction, and what no name holds but markup and links do.
const ODD = /[\p{Cc}\u202a-\u202e\u2066-\u2069\ufffd<>{}|\\^]|:\/\//u;
// A spreadsheet runs a cell that begins so.
const FORMULA = /^[=+\-@]/;

// What people type for an apostrophe and no name is spelled with: a backtick, an accent without a letter, a prime.
const APOSTROPHES = /[`\u00b4\u2032]/g;

/** A name as it is kept: read as words, its line breaks and runs of spaces one space, stray accents an apostrophe. */
export function tidyName(typed: string): string {
  return readWords(typed).replace(APOSTROPHES, "'");
}

/**
 * What speaks against a tidied name, or null. An invitation's name stands in a mail that strangers get in the clinic's
 * own name, so it may not carry a link, markup or a formula.
 */
export function objectionToName(name: string): NameObjection | null {
  if (name === "") return "name_missing";
  if (name.length > NAME_CHARACTERS_MOST) return "name_too_long";
  return ODD.test(name) || FORMULA.test(name) || !/\p{L}/u.test(name) ? "name_odd" : null;
}

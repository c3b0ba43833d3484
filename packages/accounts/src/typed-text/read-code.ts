import { readText } from "./read-text.ts";
import { withoutLabel, withoutSurroundings } from "./surroundings.ts";

/** Longer texts are not read at all. */
const CODE_TEXT_MOST = 100;

/** Every sign that people and phones write for a hyphen, the minus and the long vowel mark of Japanese keyboards among them. */
export const HYPHENS = "\\p{Pd}\\u2212\\u2043\\u30fc\\u00ad";

/** Dots in the middle of the line: password managers show "113•818". */
export const MIDDLE_DOTS = "\\u00b7\\u2022\\u2027\\u2219\\u22c5\\u30fb";

const GROUPING = new RegExp(`[ ${HYPHENS}${MIDDLE_DOTS}]`, "gu");
/** Codes of letters and digits hold neither of these, so that they cannot be but grouping. */
const LETTER_GROUPING = new RegExp(`[ ${HYPHENS}${MIDDLE_DOTS}.~/+,]`, "gu");

/** Words before a code, with a sign behind them or none: "Code: 123 456", "OTP 123456", "Your code is 123456". */
const WORDS_BEFORE = new RegExp(`^[\\p{L}\\p{M}][\\p{L}\\p{M}' ${HYPHENS}]{0,39}[:= ] ?(?=[^\\p{L}]*$)`, "u");
/** The number or box that a code has in a list: "3. ", "(3) ", "#3 ", "[ ] ", and "3 " before four signs in one piece. */
const NUMBER_BEFORE = new RegExp(
  `^(?:\\(?[0-9]{1,2}[.):]|#[0-9]{1,2}[.):]?|\\[[ xX]?\\]|[0-9]{1,2} (?=[\\p{L}\\p{N}]{4}[ ${HYPHENS}])) ?`,
  "u",
);

/**
 * The six digits of a sign-in or authenticator code as it was typed or pasted, or null when it is none. Spaces, hyphens
 * and dots in the middle between the digits do not matter, nor what a sentence puts around them: "Code: 123 456." A code
 * with letters of its own, such as another service's `G-123456`, is none of ours.
 */
export function readSixDigits(typed: string): string | null {
  const bare = withoutSurroundings(readShortText(typed));
  const digits = withoutSurroundings(bare.replace(WORDS_BEFORE, "").replace(/^(?:#|[-–—] )/, "")).replace(GROUPING, "");
  return /^[0-9]{6}$/.test(digits) ? digits : null;
}

/** What was typed or pasted for a longer code, in upper case and without grouping, label, list number and quotes. */
export function readLetterCode(typed: string): string {
  const bare = withoutSurroundings(withoutLabel(readShortText(typed).replace(NUMBER_BEFORE, "")));
  return withoutSurroundings(withoutLabel(bare.replace(NUMBER_BEFORE, "")))
    .replace(LETTER_GROUPING, "")
    .toUpperCase();
}

function readShortText(typed: string): string {
  return typed.length > CODE_TEXT_MOST ? "" : readText(typed);
}

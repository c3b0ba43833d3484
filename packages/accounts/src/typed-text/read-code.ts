import { readText } from "./read-text.ts";

/** Longer texts are not read at all. */
const CODE_TEXT_MOST = 100;

/** Every sign that people and phones write for a hyphen, the minus and the long vowel mark of Japanese keyboards among them. */
export const HYPHENS = "\\p{Pd}\\u2212\\u2043\\u30fc\\u00ad";

const GROUPING = new RegExp(`[ ${HYPHENS}]`, "gu");

/**
 * The six digits of a sign-in or authenticator code as it was typed or pasted, or null when it is none. Spaces and
 * hyphens between the digits do not matter, nor what a sentence puts around them: "Code: 123 456." A code with letters
 * of its own, such as another service's `G-123456`, is none of ours.
 */
export function readSixDigits(typed: string): string | null {
  const text = readShortText(typed);
  const bare = withoutSurroundings(text.replace(/^[\p{L}\p{M}' -]{1,40}: ?/u, ""));
  const digits = bare.replace(GROUPING, "");
  return /^[0-9]{6}$/.test(digits) ? digits : null;
}

/** What was typed or pasted for a longer code, in upper case and without grouping, list number and quotes. */
export function readLetterCode(typed: string): string {
  const text = withoutSurroundings(readShortText(typed).replace(/^(?:[0-9]{1,2}[.):]|[•*·]) ?/u, ""));
  return text.replace(GROUPING, "").toUpperCase();
}

function readShortText(typed: string): string {
  return typed.length > CODE_TEXT_MOST ? "" : readText(typed);
}

/** Without quotes, brackets and the full stop that a sentence had around it. */
function withoutSurroundings(text: string): string {
  return text.replace(/^[\s"'“”„‘’«»([`]+/u, "").replace(/[\s"'“”‘’«»)\]`.,;:!?。।]+$/u, "");
}

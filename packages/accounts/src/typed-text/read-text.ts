// Marks that change how text is laid out and are not seen themselves: direction marks, zero-width spaces, soft hyphens,
// variation selectors, fillers. The two joiners are looked at apart, and an emoji keeps what makes it one.
const UNSEEN =
  /(?!(?<=\p{Extended_Pictographic})\ufe0f)(?![\u200c\u200d])[\p{Cf}\p{Default_Ignorable_Code_Point}\p{Variation_Selector}]/gu;

// Persian, Sinhala and others spell with joiners, and an emoji may be several that are joined.
const JOINING_LETTER =
  "\\p{sc=Arab}\\p{sc=Syrc}\\p{sc=Mong}\\p{sc=Deva}\\p{sc=Beng}\\p{sc=Guru}\\p{sc=Gujr}\\p{sc=Orya}\\p{sc=Taml}\\p{sc=Telu}\\p{sc=Knda}\\p{sc=Mlym}\\p{sc=Sinh}\\p{sc=Khmr}\\p{sc=Mymr}\\p{sc=Tibt}";
const EMOJI = "\\p{Extended_Pictographic}\\p{Emoji_Modifier}";
const JOINER = new RegExp(
  `(?<=[${JOINING_LETTER}])([\\u200c\\u200d])[\\u200c\\u200d]*(?=[${JOINING_LETTER}])|(?<=[${EMOJI}]\\ufe0f?)(\\u200d)\\u200d*(?=[${EMOJI}])|[\\u200c\\u200d]`,
  "gu",
);

// A next line and an empty Braille cell are looked at as space, too.
const SPACE = /[\s\u0085\u2800]+/gu;

// Forms that differ by width, ligature or style alone, and say the same letter: fullwidth, Arabic and Hebrew
// presentation forms, `ﬁ`, mathematical letters. Not `ª`, `½`, `…` or `ĳ`, which names and sentences are written with.
const STYLED = /[\uff01-\uffee\ufb00-\ufdff\ufe70-\ufefc\u{1d400}-\u{1d7ff}]+/gu;

/**
 * What a field of signs was given (a code, a key, a number, an address), as people see it: nothing unseen in it,
 * compatibility forms folded, the decimal digits of any script as `0` to `9`, white space of all kinds as one space, none
 * around it. Reading twice changes nothing. Never throws.
 */
export function readText(typed: string): string {
  // A digit on a key (`1️⃣`) is drawn as an emoji, and is a digit.
  return oneLine(withPlainDigits(seen(typed.replaceAll("\u20e3", ""), "NFKC")));
}

/**
 * What a field of words was given in one line (a name, a search), read likewise, but with the letters that it was spelled
 * with: forms of width and style are folded, other compatibility forms stay.
 */
export function readWords(typed: string): string {
  const folded = typed.toWellFormed().replace(STYLED, (form) => form.normalize("NFKC"));
  return oneLine(withPlainDigits(seen(folded, "NFC")));
}

/** What a field of several lines was given (a reason): as it was typed, without what is not seen. */
export function readLines(typed: string): string {
  return seen(typed, "NFC").trim();
}

/** Marks that meet once a sign between them is gone take their own order, and may part a joiner from its letter. */
function seen(typed: string, form: "NFC" | "NFKC"): string {
  const text = typed.toWellFormed().normalize(form);
  const left = text
    .replace(UNSEEN, "")
    .replace(JOINER, (_, spelled?: string, joined?: string) => spelled ?? joined ?? "");
  return left === text ? left : seen(left, form);
}

function oneLine(text: string): string {
  return text.replace(SPACE, " ").trim();
}

function withPlainDigits(text: string): string {
  return text.replace(/(?![0-9])\p{Nd}/gu, (digit) => String(digitOf(digit)));
}

/** Every script's digits follow each other in Unicode from zero to nine (UAX #44, `Nd`). */
function digitOf(digit: string): number {
  const point = digit.codePointAt(0) ?? 0;
  let before = 0;
  while (/^\p{Nd}$/u.test(String.fromCodePoint(point - before - 1))) before += 1;
  return before % 10;
}

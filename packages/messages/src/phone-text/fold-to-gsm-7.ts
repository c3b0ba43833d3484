import { septetsOf } from "./gsm-7.ts";

/** Characters that GSM-7 lacks and that have a plain form which no decomposition knows. */
const PLAIN: Readonly<Record<string, string>> = {
  ...all("‘’‚‛′ʼʻʹ`´ʾʿ", "'"),
  ...all("“”„‟″«»", '"'),
  ...all("‹", "<"),
  ...all("›", ">"),
  ...all("‐‑‒–—―−⁃•·", "-"),
  "…": "...",
  "⁄": "/",
  ...{ ł: "l", Ł: "L", đ: "d", Đ: "D", ð: "d", Ð: "D", þ: "th", Þ: "Th", ı: "i", ħ: "h", Ħ: "H", ŧ: "t", Ŧ: "T" },
  ...{ œ: "oe", Œ: "OE", ẞ: "SS", ŋ: "ng", Ŋ: "Ng", ĸ: "k", ə: "e", Ə: "E", ƒ: "f", ɓ: "b", ɗ: "d", ƙ: "k" },
  ...{ Ɓ: "B", Ɗ: "D", Ƙ: "K", ƴ: "y", Ƴ: "Y", ɔ: "o", Ɔ: "O", ɛ: "e", Ɛ: "E", ŀ: "l", Ŀ: "L", µ: "u" },
};

function all(characters: string, plain: string): Record<string, string> {
  return Object.fromEntries([...characters].map((character) => [character, plain]));
}

/**
 * A text in the characters of GSM-7: accents that it lacks go, quotes, dashes and ligatures become plain. Emoji and
 * other signs are left out.
 *
 * @returns null where a letter or digit has no plain form: half a name would be worse than none
 */
export function foldToGsm7(text: string): string | null {
  let folded = "";
  for (const character of text.normalize("NFC").replace(/[\p{Cf}\p{Cs}]/gu, "")) {
    const plain = plainOf(character);
    if (plain === null) return null;
    folded += plain;
  }
  return folded.replace(/\s+/g, " ").trim();
}

function plainOf(character: string): string | null {
  if (septetsOf(character) !== null) return character;
  const known = PLAIN[character];
  if (known !== undefined) return known;
  if (/\s/.test(character)) return " ";
  if (/[\p{So}\p{Sk}\p{Co}\p{Cc}\p{Cn}]/u.test(character)) return "";
  const parts = [...character.normalize("NFKD").replace(/\p{M}/gu, "")];
  if (parts.length === 0) return "";
  const plain = parts.map((part) => (septetsOf(part) === null ? PLAIN[part] : part));
  if (plain.every((part) => part !== undefined)) return plain.join("");
  return /[\p{L}\p{N}]/u.test(character) ? null : "";
}

/**
 * The characters of a plain text message; any other one makes the whole message cost more than twice the room.
 * @see 3GPP TS 23.038 §6.2.1
 */
const BASIC = new Set(
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà",
);
const EXTENSION = new Set("^{}\\[~]|€");

/** What one text message holds, and what each part of a longer one does. */
export const SEPTETS_ALONE = 160;

/** Septets that a text takes, or null where it holds a character that GSM-7 lacks. */
export function septetsOf(text: string): number | null {
  let septets = 0;
  for (const character of text) {
    if (BASIC.has(character)) septets += 1;
    else if (EXTENSION.has(character)) septets += 2;
    else return null;
  }
  return septets;
}

/** As much of a text of GSM-7 as fits, by whole characters, and by whole words where that keeps most of it. */
export function cutToSeptets(text: string, most: number): string {
  if ((septetsOf(text) ?? Number.POSITIVE_INFINITY) <= most) return text;
  let kept = "";
  for (const character of text) {
    if ((septetsOf(kept + character) ?? Number.POSITIVE_INFINITY) > most) break;
    kept += character;
  }
  const isMidWord = !/^\s/.test(text.slice(kept.length));
  const words = isMidWord ? kept.replace(/\s+\S*$/, "") : kept;
  return (words.length * 5 >= most * 2 ? words : kept).replace(/[\s("'&,;:/-]+$/, "");
}

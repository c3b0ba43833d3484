import { ANIMALS } from "./animals.ts";

const FIRST_NUMBER = 10;
const NUMBERS = 90;

/**
 * The word and number that tell messages apart, e.g. "heron 42". Not a secret: the page shows it.
 * It reads other bytes than `codeDigits`; even so the two belong on digests of different purposes.
 * @param digest at least 16 bytes of an HMAC
 */
export function matchingWord(digest: Buffer): string {
  const animal = ANIMALS[digest.readUInt32BE(8) % ANIMALS.length];
  const number = FIRST_NUMBER + (digest.readUInt32BE(12) % NUMBERS);
  return `${animal} ${number}`;
}

import { readLetterCode } from "@countersign/accounts";
import type { Keys } from "@countersign/db";

/** Ten codes of 80 bits (NIST SP 800-63B-4 §3.1.2.2 asks for 64 where they are hashed). */
export const RECOVERY_CODES_PER_SET = 10;
const CODE_BYTES = 10;

/** Wrong recovery codes in one login before it ends. */
export const RECOVERY_TRIES_PER_LOGIN = 5;

/** At this many left or fewer the person is asked to make new ones. */
export const RECOVERY_CODES_LOW = 3;

/** Crockford's base32: no I, L, O, U, so that nothing can be misread for another letter or digit. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const GROUP = 4;

/** Ten new codes as people read them: `XXXX-XXXX-XXXX-XXXX`. */
export function newRecoveryCodes(keys: Keys): string[] {
  return Array.from({ length: RECOVERY_CODES_PER_SET }, () => recoveryCodeOf(keys.random(CODE_BYTES)));
}

/** 80 bits as four groups of four letters and digits. */
export function recoveryCodeOf(bytes: Buffer): string {
  let rest = BigInt(`0x${bytes.toString("hex")}`);
  let text = "";
  for (let index = 0; index < GROUP * GROUP; index += 1) {
    text = `${ALPHABET[Number(rest % 32n)]}${text}`;
    rest /= 32n;
  }
  return (text.match(/.{4}/g) ?? []).join("-");
}

/**
 * What was typed in the form in which codes are compared, or null when it cannot be a code. Case, spaces, hyphens and
 * the number it has in a list do not matter; O reads as 0, I and L as 1, as Crockford's alphabet has it.
 */
export function normaliseRecoveryCode(typed: string): string | null {
  const text = readLetterCode(typed).replaceAll("O", "0").replaceAll(/[IL]/g, "1");
  return /^[0-9A-HJKMNP-TV-Z]{16}$/.test(text) ? text : null;
}

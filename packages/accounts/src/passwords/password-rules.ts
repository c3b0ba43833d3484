import { dictionary } from "@zxcvbn-ts/language-common";

/** Longer where the password may be the only factor (NIST SP 800-63B-4 §3.1.1.2). */
export const PASSWORD_MIN_LENGTH = 15;
const PASSWORD_MAX_LENGTH = 256;

const commonPasswords: ReadonlySet<string> = new Set(dictionary["passwords-common"].map(String));

export type PasswordObjection = "too_short" | "too_long" | "too_common" | "about_you";

/**
 * What speaks against a new password, or null. No composition rules: length and a blocklist only.
 *
 * @param about words an attacker tries first: the person's name, email, the clinic's name
 */
export function objectionToPassword(password: string, about: readonly string[]): PasswordObjection | null {
  const length = [...password.normalize("NFC")].length;
  if (length < PASSWORD_MIN_LENGTH) return "too_short";
  if (length > PASSWORD_MAX_LENGTH) return "too_long";
  const lower = password.toLowerCase();
  if (commonPasswords.has(lower) || isRepetition(lower)) return "too_common";
  const telling = about
    .flatMap((text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u))
    .filter((word) => word.length > 3);
  const left = telling.reduce((rest, word) => rest.replaceAll(word, ""), lower);
  return left.length < PASSWORD_MIN_LENGTH / 2 ? "about_you" : null;
}

function isRepetition(text: string): boolean {
  return /^(.{1,4}?)\1+.{0,3}$/su.test(text);
}

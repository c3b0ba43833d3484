import { type PasswordStrength, passwordStrength, type StrengthHint, wordsOf } from "./password-strength.ts";

const PASSWORD_MAX_LENGTH = 256;

/** The least strength that is accepted: about 10^8 guesses by somebody who knows the person. */
export const STRENGTH_LEAST = 3;

/** Why a new password is refused. */
export type PasswordObjection = "too_short" | "too_long" | "guessable" | StrengthHint;

/** What a new password is measured by. */
export type PasswordMeasure = {
  /** Characters it has at least. */
  readonly least: number;
  /** Words an attacker tries first: the person's name, email, the clinic's name. */
  readonly about: readonly string[];
};

/** What is to be said about a new password: whether it is refused, and how well it withstands guessing, 0 to 4. */
export type PasswordJudgement = {
  readonly objection: PasswordObjection | null;
  readonly score: PasswordStrength["score"];
};

/**
 * Judges a new password. No composition rules: length, and how soon it would be guessed. The same in a browser as on
 * the server. Comes with dictionaries of a megabyte: to be imported when somebody chooses a password, not before.
 */
export function judgePassword(password: string, { least, about }: PasswordMeasure): PasswordJudgement {
  const length = [...password.normalize("NFC")].length;
  const { score, hint } = passwordStrength(password, about);
  const refused = (objection: PasswordObjection) => ({
    objection,
    score: Math.min(score, STRENGTH_LEAST - 1) as 0 | 1 | 2,
  });
  if (length < least) return refused("too_short");
  if (length > PASSWORD_MAX_LENGTH) return refused("too_long");
  const lower = password.toLowerCase();
  if (isRepetition(lower)) return refused("repeats");
  const left = wordsOf(about).reduce((rest, word) => rest.replaceAll(word, ""), lower);
  if (left.length < least / 2) return refused("about_you");
  return score < STRENGTH_LEAST ? refused(hint ?? "guessable") : { objection: null, score };
}

function isRepetition(text: string): boolean {
  return /^(.{1,4}?)\1+.{0,3}$/su.test(text);
}

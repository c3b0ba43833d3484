import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { adjacencyGraphs, dictionary as commonWords } from "@zxcvbn-ts/language-common";
import { dictionary as englishWords } from "@zxcvbn-ts/language-en";

/** What makes a password easy to guess, where one thing does. */
export type StrengthHint = "common" | "words" | "names" | "repeats" | "sequence" | "keyboard" | "dates" | "about_you";

/** How well a password withstands guessing, from 0 to 4 by zxcvbn's scale, and what weakens it. */
export type PasswordStrength = { readonly score: 0 | 1 | 2 | 3 | 4; readonly hint: StrengthHint | null };

/**
 * What is judged at most. The work grows faster than the square of the length, and whatever is strong by then does not
 * become weaker by going on.
 */
const JUDGED_CHARACTERS = 40;

const judge = new ZxcvbnFactory({
  dictionary: { ...commonWords, ...englishWords },
  graphs: adjacencyGraphs,
  // Every combination of "4" for "a" and the like is looked up anew.
  l33tMaxSubstitutions: 4,
});

/** zxcvbn's warnings in our words. */
const hints: Readonly<Record<string, StrengthHint>> = {
  straightRow: "keyboard",
  keyPattern: "keyboard",
  simpleRepeat: "repeats",
  extendedRepeat: "repeats",
  sequences: "sequence",
  wordSequences: "sequence",
  recentYears: "dates",
  dates: "dates",
  topTen: "common",
  topHundred: "common",
  common: "common",
  similarToCommon: "common",
  pwned: "common",
  wordByItself: "words",
  namesByThemselves: "names",
  commonNames: "names",
  userInputs: "about_you",
};

/**
 * Judges a password as somebody would guess it who knows the person. Bounded in time, whatever was typed.
 *
 * @param about what an attacker tries first: the person's name and email, the clinic's name
 */
export function passwordStrength(password: string, about: readonly string[]): PasswordStrength {
  const judged = password.normalize("NFC").slice(0, JUDGED_CHARACTERS);
  const { score, feedback } = judge.check(judged, [...about, ...wordsOf(about)]);
  return { score, hint: hints[feedback.warning ?? ""] ?? null };
}

/** The words of texts, in small letters, that are long enough to tell something. */
export function wordsOf(texts: readonly string[]): string[] {
  return texts.flatMap((text) =>
    text
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word.length > 3),
  );
}

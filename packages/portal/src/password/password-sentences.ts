import type { PasswordObjection } from "@countersign/accounts";

/** What a good password is, before one was tried. */
export function passwordHint(least: number): string {
  return `At least ${least} characters. A few words that you can remember make a good one.`;
}

const sentences: Readonly<Record<Exclude<PasswordObjection, "too_short">, string>> = {
  too_long: "That is too long: use at most 256 characters.",
  common: "That is close to a password that many people use, so it is guessed first. Choose another one.",
  words: "That is a single word, which is quickly guessed. Add a few more that have nothing to do with it.",
  names: "That is mostly names, which are quickly guessed. Add a few words that have nothing to do with them.",
  repeats: "That repeats itself, which is quickly guessed. Use different words.",
  sequence: "That follows a sequence like “abcd” or “6543”, which is quickly guessed. Use words that don't.",
  keyboard: "That follows the rows of a keyboard, which is quickly guessed. Use words instead.",
  dates: "That is mostly a date or a year, which is quickly guessed. Use words instead.",
  about_you: "That is mostly your name, your email or the clinic's name. Choose something that says less about you.",
  guessable: "That would be guessed too soon. Add another word or two.",
};

/**
 * What speaks against a password.
 *
 * @param least characters it must have
 */
export function passwordSentence(why: PasswordObjection, least: number): string {
  return why === "too_short" ? `That is too short: use at least ${least} characters.` : sentences[why];
}

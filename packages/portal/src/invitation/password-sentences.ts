import { PASSWORD_MIN_LENGTH, type PasswordObjection } from "@countersign/accounts";

/** What a good password is, before one was tried. */
export const PASSWORD_HINT = `At least ${PASSWORD_MIN_LENGTH} characters. A few words that you can remember make a good one.`;

/** What speaks against a password. */
export const passwordSentences: Readonly<Record<PasswordObjection, string>> = {
  too_short: `That is too short: use at least ${PASSWORD_MIN_LENGTH} characters.`,
  too_long: "That is too long: use at most 256 characters.",
  too_common: "That is one of the passwords that are guessed first. Choose another one.",
  about_you: "That is mostly your name, your email or the clinic's name. Choose something that says less about you.",
};

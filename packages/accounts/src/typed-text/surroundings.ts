// What sentences, lists, chats and code blocks put around a value: quotes, brackets, marks of emphasis, bullets, emoji.
const QUOTES = "\"'“”„‟‘’‚‛«»‹›`´「」『』";
const BULLETS = "•◦▪▫■□●○☐☑☒✓✔✗✘·";
const OPENING = new RegExp(`^(?:[\\s${QUOTES}(\\[{<*_~|${BULLETS}]|\\p{Extended_Pictographic}\\ufe0f?)+`, "u");
const CLOSING = new RegExp(
  `(?:[\\s${QUOTES})\\]}>*_~|${BULLETS}.,;:!?…。।،؛؟]|\\p{Extended_Pictographic}\\ufe0f?)+$`,
  "u",
);

/** What names a value before it: "Code:", "Recovery code:". Not the `https:` of a link. */
const LABEL = /^[\p{L}\p{M}][\p{L}\p{M}' \p{Pd}]{0,39}:(?!\/) ?/u;

/** Without what a sentence, a list or a chat put around it: for values that neither begin nor end with such a sign. */
export function withoutSurroundings(text: string): string {
  return text.replace(OPENING, "").replace(CLOSING, "");
}

/** Without "Code:" in front. */
export function withoutLabel(text: string): string {
  return text.replace(LABEL, "");
}

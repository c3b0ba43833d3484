import { judgePassword, type PasswordMeasure, STRENGTH_LEAST } from "@countersign/accounts/passwords/password-rules.ts";
import { passwordSentence } from "./password-sentences.ts";

/** What the meter shows. */
export type Judged = {
  readonly value: number;
  readonly max: number;
  readonly enough: number;
  readonly words: string;
};

/** Judges what is being typed by the server's own rules. Only ever imported when typing begins: it is large. */
export function judge(password: string, measure: PasswordMeasure): Judged {
  const { objection, score } = judgePassword(password, measure);
  const scale = { value: score, max: 4, enough: STRENGTH_LEAST };
  if (objection) return { ...scale, words: passwordSentence(objection, measure.least) };
  return { ...scale, words: score > STRENGTH_LEAST ? "That is a strong password." : "That is a good password." };
}

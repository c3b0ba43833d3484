import type { VerifyCodeResult, VerifyRecoveryCodeResult } from "@countersign/twofactor";
import { clockAdvice } from "../../words/clock-words.ts";
import { counted, inSeconds } from "../../words/waiting-words.ts";

/** Wrong codes from which on the likeliest cause is the phone's clock. */
const CLOCK_SUSPECT_FROM = 2;

/** Our fault, and the person's way on: none of their secrets opens. */
export const UNREADABLE =
  "We can't check your authenticator app because of a fault on our side. Use a recovery code, or ask your clinic to reset your two-factor authentication.";

/** A code that was refused in a login that is still there, or was until now. */
export type RefusedCode = Exclude<VerifyCodeResult, { ok: true } | { why: "login_gone" }>;
export type RefusedRecoveryCode = Exclude<VerifyRecoveryCodeResult, { ok: true } | { why: "login_gone" }>;

/** What the alert says about a code that was not accepted. */
export function codeSentence(refused: RefusedCode): string {
  return `That code did not work. ${whatNow(refused)}`;
}

function whatNow(refused: RefusedCode): string {
  switch (refused.why) {
    case "malformed_code":
      return "It should be six digits.";
    case "wrong_code":
      return `${triesLeft(refused.triesLeft)}${clockHint(refused)}`;
    case "code_already_used":
      return `It was already used; wait for the next one. ${triesLeft(refused.triesLeft)}`;
    case "expired_code":
      return `It is too old. ${triesLeft(refused.triesLeft)}`;
    case "wait":
      return `Try again ${inSeconds(refused.seconds)}.`;
    case "suspended":
      return "Codes are suspended until your clinic unlocks them; a recovery code still works.";
    case "secret_unreadable":
      return UNREADABLE;
    case "login_failed":
      return "That was the last try.";
  }
}

/** What the alert says about a recovery code that was not accepted. */
export function recoveryCodeSentence(refused: RefusedRecoveryCode): string {
  return `That code did not work. ${whatNowWithRecovery(refused)}`;
}

function whatNowWithRecovery(refused: RefusedRecoveryCode): string {
  switch (refused.why) {
    case "malformed_code":
      return "A recovery code has 16 letters and digits.";
    case "wrong_code":
      return triesLeft(refused.triesLeft);
    case "code_already_used":
      return `It was already used; each works once. ${triesLeft(refused.triesLeft)}`;
    case "under_way":
      return "It is being checked already. Wait a moment, then reload this page or start again.";
    case "login_failed":
      return "That was the last try.";
  }
}

/** "4 tries left." */
function triesLeft(count: number): string {
  return `${counted(count, "try", "tries")} left.`;
}

type Tried = { readonly wrongSoFar: number; readonly clockOffSeconds?: number };

function clockHint({ wrongSoFar, clockOffSeconds }: Tried): string {
  if (clockOffSeconds !== undefined) return ` ${clockAdvice(clockOffSeconds)}`;
  return wrongSoFar >= CLOCK_SUSPECT_FROM ? " Check that your phone sets its time automatically." : "";
}

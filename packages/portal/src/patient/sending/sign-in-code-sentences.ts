import type { SendCodeResult, VerifySignInCodeResult } from "@countersign/twofactor";
import { counted, inSeconds } from "../../words/waiting-words.ts";

/** A code that was refused in something that is still there, or was until now. */
export type RefusedSignInCode = Exclude<VerifySignInCodeResult, { ok: true } | { why: "login_gone" }>;

/** What the alert says about a sign-in code that was not accepted. */
export function signInCodeSentence(refused: RefusedSignInCode): string {
  return `That code did not work. ${whatNow(refused)}`;
}

function whatNow(refused: RefusedSignInCode): string {
  switch (refused.why) {
    case "malformed_code":
      return "It should be six digits.";
    case "wrong_code":
      return triesLeft(refused.triesLeft);
    case "code_already_used":
      return `It was already used. ${triesLeft(refused.triesLeft)}`;
    case "expired_code":
      return `It is too old: send a new one. ${triesLeft(refused.triesLeft)}`;
    case "wait":
      return `Try again ${inSeconds(refused.seconds)}.`;
    case "suspended":
      return "No code is looked at until your clinic unlocks your account.";
    case "login_failed":
      return "That was the last try.";
  }
}

/** A code that was not sent, in something that is still there. */
export type RefusedSend = Exclude<SendCodeResult, { ok: true } | { why: "login_gone" }>;

/** What the alert says about a code that was not sent. */
export function sendSentence(refused: RefusedSend): string {
  switch (refused.why) {
    case "country_not_allowed":
      return "Your clinic does not send texts to numbers of that country. Take the code by email.";
    case "texts_used_up":
      return "Texts are not possible today. Take the code by email, or try again tomorrow.";
    case "too_soon":
      return `You can ask again ${inSeconds(refused.seconds)}.`;
    case "no_more_in_this_login":
      return "No more codes can be sent for this. Use the newest one, or start again later.";
    case "too_many_this_hour":
      return "Too many codes were sent in the last hour. Try again later, or ask your clinic for help.";
    case "too_many_today":
      return "Too many codes were sent in the last day. Try again tomorrow, or ask your clinic for help.";
    case "authenticator_owed":
      return "No code is sent, because your authenticator app shows you one.";
    case "no_such_channel":
      return "There is no confirmed mobile number to send a text to.";
  }
}

/** What stands beside a number that cannot be confirmed. */
export function phoneSentence(why: keyof typeof phoneSentences): string {
  return phoneSentences[why];
}

const phoneSentences = {
  already_confirmed: "This number is confirmed already.",
  country_not_allowed: "Your clinic does not send texts to numbers of that country.",
} as const;

function triesLeft(count: number): string {
  return `${counted(count, "try", "tries")} left.`;
}

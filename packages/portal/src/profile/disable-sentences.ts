import type { DisableResult } from "@countersign/twofactor";
import { UNREADABLE } from "../login/code/code-sentences.ts";
import { inSeconds } from "../words/waiting-words.ts";

/** What the dialog says when the second factor stays on. */
export function disableSentence(refused: Exclude<DisableResult, { ok: true }>): string {
  switch (refused.why) {
    case "malformed_code":
      return "That code did not work. It should be six digits.";
    case "wrong_code":
      return "That code did not work.";
    case "code_already_used":
      return "That code did not work. It was already used; wait for the next one.";
    case "wait":
      return `That code did not work. Try again ${inSeconds(refused.seconds)}.`;
    case "suspended":
      return "That code did not work. Codes are suspended until your clinic unlocks them.";
    case "secret_unreadable":
      return `That code did not work. ${UNREADABLE}`;
    case "required_by_policy":
      return "Your clinic requires two-factor authentication; it cannot be turned off.";
    case "not_enrolled":
      return "Two-factor authentication is off already.";
  }
}

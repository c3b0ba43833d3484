import type { BeginLoginResult } from "@countersign/twofactor";
import { inSeconds } from "../words/waiting-words.ts";

type Refused = Extract<BeginLoginResult, { ok: false }>;

/** What the sign-in form says when email and password were not accepted. */
export function signInSentence(refused: Exclude<Refused, { why: "clinic_unknown" }>): string {
  return refused.why === "wait"
    ? `Too many tries. Try again ${inSeconds(refused.seconds)}.`
    : "Email or password is incorrect.";
}

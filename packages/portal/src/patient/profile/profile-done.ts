import { doneSentences } from "../../profile/done-sentences.ts";
import { sentSentences } from "../sending/code-pages.ts";

/** Profile › Login of patients. */
export const PATIENT_PROFILE = "/profile/login";

/** What the profile says after something was done. */
export const profileDone = {
  ...doneSentences,
  ...sentSentences,
  on: "Sign-in codes are now on.",
  off: "Sign-in codes are now off.",
  "code-sent": "Code sent. Type it below.",
  phone: "Your mobile number is confirmed. Codes can now come by text.",
} as const;

/** The profile, saying that something was done. */
export function donePath(done: keyof typeof profileDone): string {
  return `${PATIENT_PROFILE}?done=${done}`;
}

/** What the profile says after something could not be done, where no form is left to say it beside. */
export const profileRefusals = {
  "not-offered": "Your clinic decides about sign-in codes now. Nothing was changed.",
  "too-many-wrong-codes": "Too many wrong codes. Nothing was changed; begin again if you want to.",
  "too-late": "That took too long, or was done in another tab. Begin again if it is still needed.",
  "not-sent": "No code could be sent: too many were sent lately. Try again later, or ask your clinic for help.",
} as const;

/** The profile, saying that something could not be done. */
export function refusedPath(because: keyof typeof profileRefusals): string {
  return `${PATIENT_PROFILE}?because=${because}`;
}

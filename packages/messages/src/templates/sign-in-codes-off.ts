import type { MessageOf } from "../catalogue/message.ts";
import type { NoticeFacts, Rendered } from "./rendered.ts";
import { letter, whenAndWhere } from "./wording.ts";

/** A patient turned sign-in codes off; the password stands alone. */
export function signInCodesOff({ notice, clinic }: NoticeFacts<MessageOf<"sign_in_codes_off">>): Rendered {
  return letter(clinic, "Sign-in codes are now off", [
    "Sign-in codes are now off for your account. Your password alone signs you in.",
    whenAndWhere(notice),
    `If this was you, there is nothing to do. You can turn them on again at ${clinic.portalUrl}/profile/login.`,
    "If this was not you, somebody can sign in to your account. Tell your clinic now.",
  ]);
}

import type { MessageOf } from "../../../catalogue/message.ts";
import type { LetterContent } from "../../letter-content.ts";
import type { NoticeFacts } from "../../rendered.ts";
import { whenAndWhere } from "../../wording.ts";

/** A patient turned sign-in codes off; the password stands alone. */
export function signInCodesOff({ notice, clinic }: NoticeFacts<MessageOf<"sign_in_codes_off">>): LetterContent {
  return {
    subject: "Sign-in codes are now off",
    preview: "Sign-in codes are now off for your account. Your password alone signs you in.",
    parts: [
      "Sign-in codes are now off for your account. Your password alone signs you in.",
      whenAndWhere(notice, clinic),
      {
        is: "address",
        before: "If this was you, there is nothing to do. You can turn them on again at ",
        link: `${clinic.portalUrl}/profile/login`,
        after: ".",
      },
      "If this was not you, somebody can sign in to your account. Tell your clinic now.",
    ],
    help: true,
  };
}

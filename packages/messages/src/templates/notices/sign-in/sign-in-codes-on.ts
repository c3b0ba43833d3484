import type { MessageOf } from "../../../catalogue/message.ts";
import type { LetterContent } from "../../letter-content.ts";
import type { NoticeFacts } from "../../rendered.ts";
import { whenAndWhere } from "../../wording.ts";

/** A patient turned sign-in codes on. */
export function signInCodesOn({ notice, clinic }: NoticeFacts<MessageOf<"sign_in_codes_on">>): LetterContent {
  return {
    subject: "Sign-in codes are now on",
    preview: "Sign-in codes are now on for your account. From now on we send you a code after your password.",
    parts: [
      "Sign-in codes are now on for your account. From now on, after your password, we send you a code and you type it in.",
      whenAndWhere(notice, clinic),
      "If this was you, there is nothing to do. Nobody from the clinic will ever ask you for a code.",
      "If this was not you, somebody knows your password. Tell your clinic now.",
    ],
    help: true,
  };
}

import type { MessageOf } from "../../../catalogue/message.ts";
import type { LetterContent } from "../../letter-content.ts";
import type { NoticeFacts } from "../../rendered.ts";
import { whenAndWhere } from "../../wording.ts";

/** A mobile number was confirmed; told to the email address, or to the number that was there before. */
export function phoneChanged({ notice, clinic }: NoticeFacts<MessageOf<"phone_changed">>): LetterContent {
  return {
    subject: "Your mobile number for sign-in codes",
    preview: `Sign-in codes now go to the mobile number ending in ${notice.ending}, and to no earlier one.`,
    parts: [
      `The mobile number ending in ${notice.ending} is now the one of your account. Sign-in codes can be sent to it, and to no earlier number.`,
      whenAndWhere(notice, clinic),
      "If this was you, there is nothing to do.",
      "If this was not you, somebody could receive your codes. Tell your clinic now.",
    ],
    help: true,
  };
}

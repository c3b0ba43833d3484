import type { MessageOf } from "../../../catalogue/message.ts";
import type { LetterContent } from "../../letter-content.ts";
import type { NoticeFacts } from "../../rendered.ts";
import { oneLine, whenAndWhere } from "../../wording.ts";

/** The account has another email address; told to the old one and to the new one. */
export function emailChanged({ notice, clinic }: NoticeFacts<MessageOf<"email_changed">>): LetterContent {
  return {
    subject: "Your email address was changed",
    preview: `Your account now belongs to ${oneLine(notice.masked)}.`,
    parts: [
      `The email address of your account is now ${oneLine(notice.masked)}. You sign in with it, and messages from your clinic go there. We have told the old address and the new one.`,
      whenAndWhere(notice, clinic),
      "If this was you, there is nothing to do.",
      "If this was not you, somebody has been in your account. Tell your clinic now.",
    ],
    help: true,
  };
}

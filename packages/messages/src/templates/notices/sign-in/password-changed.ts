import type { MessageOf } from "../../../catalogue/message.ts";
import type { LetterContent } from "../../letter-content.ts";
import type { NoticeFacts } from "../../rendered.ts";
import { whenAndWhere } from "../../wording.ts";

/** The password is another one, by the person or by a mailed link. */
export function passwordChanged({ notice, clinic }: NoticeFacts<MessageOf<"password_changed">>): LetterContent {
  return {
    subject: "Your password was changed",
    preview: "The password of your account was changed, and whoever was signed in elsewhere is signed out.",
    parts: [
      "The password of your account was changed. Whoever was signed in to it elsewhere is signed out.",
      whenAndWhere(notice, clinic),
      "If this was you, there is nothing to do.",
      "If this was not you, somebody can read your email or knew your old password. Tell your clinic now.",
    ],
    help: true,
  };
}

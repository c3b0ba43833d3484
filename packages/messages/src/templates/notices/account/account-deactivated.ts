import type { MessageOf } from "../../../catalogue/message.ts";
import type { LetterContent } from "../../letter-content.ts";
import type { NoticeFacts } from "../../rendered.ts";
import { whenAndWhere } from "../../wording.ts";

/** An admin of the clinic closed the account. Why stays in the clinic. */
export function accountDeactivated({ notice, clinic }: NoticeFacts<MessageOf<"account_deactivated">>): LetterContent {
  return {
    subject: "Your account was deactivated",
    preview: "Your clinic deactivated your account. You can no longer sign in.",
    parts: [
      "An administrator of your clinic deactivated your account. You have been signed out everywhere, and you can no longer sign in.",
      whenAndWhere(notice, clinic),
      "If you expected this, there is nothing to do.",
      "If you did not ask for this and know of no reason, tell your clinic.",
    ],
    help: true,
  };
}

import type { MessageOf } from "../../../catalogue/message.ts";
import type { LetterContent } from "../../letter-content.ts";
import type { NoticeFacts } from "../../rendered.ts";
import { whenAndWhere } from "../../wording.ts";

/** A deactivated account may be used again, with what it had: password, authenticator, recovery codes. */
export function accountReactivated({ notice, clinic }: NoticeFacts<MessageOf<"account_reactivated">>): LetterContent {
  return {
    subject: "Your account is active again",
    preview: "Your clinic reactivated your account. You can sign in again.",
    parts: [
      {
        is: "address",
        before: "An administrator of your clinic reactivated your account. You can sign in again, as before, at ",
        link: clinic.portalUrl,
        after: ". Whoever was signed in to it before stays signed out.",
      },
      whenAndWhere(notice, clinic),
      "If you did not ask for this and do not need the account any more, tell your clinic.",
    ],
    help: true,
  };
}

import type { MessageOf } from "../../../catalogue/message.ts";
import type { LetterContent } from "../../letter-content.ts";
import type { NoticeFacts } from "../../rendered.ts";
import { whenAndWhere } from "../../wording.ts";

/** Logins whose password was right and that nobody finished; when and where is the newest's. */
export function signInUnfinished({ notice, clinic }: NoticeFacts<MessageOf<"sign_in_unfinished">>): LetterContent {
  const often = notice.signIns === 1 ? "" : ` ${notice.signIns} times`;
  return {
    subject: "A sign-in to your account was not finished",
    preview: "Somebody typed your password and did not finish signing in. Nobody was let in.",
    parts: [
      `Somebody typed the right password for your account${often} and did not finish signing in. Nobody was let in.`,
      whenAndWhere(notice, clinic),
      "If this was you, there is nothing to do.",
      {
        is: "address",
        before: "If this was not you, somebody knows your password. Choose a new one at ",
        link: `${clinic.portalUrl}/profile/login`,
        after: " now, and tell your clinic. Give no code to anyone who asks for one.",
      },
    ],
    help: true,
  };
}

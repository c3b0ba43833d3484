import type { MessageOf } from "../../../catalogue/message.ts";
import type { LetterContent } from "../../letter-content.ts";
import type { NoticeFacts } from "../../rendered.ts";
import { whenAndWhere } from "../../wording.ts";

/** Logins whose password was right and that nobody finished. */
export function signInUnfinished({ notice }: NoticeFacts<MessageOf<"sign_in_unfinished">>): LetterContent {
  const times = notice.signIns === 1 ? "" : ` ${notice.signIns} times`;
  return {
    subject: "A sign-in to your account was not finished",
    preview: "Nobody was let in.",
    parts: [
      `Somebody typed the right password for your account${times} and did not finish signing in. Nobody was let in.`,
      whenAndWhere(notice),
      "If this was you, there is nothing to do.",
      "If this was not you, somebody knows your password. Sign in and choose a new one, and tell your clinic. Give no code to anyone who asks for one.",
    ],
    help: true,
  };
}

import type { MessageOf } from "../../../catalogue/message.ts";
import type { LetterContent } from "../../letter-content.ts";
import type { NoticeFacts } from "../../rendered.ts";
import { oneLine, whenAndWhere } from "../../wording.ts";

/** One of several authenticators answers no more. */
export function authenticatorRemoved({ notice }: NoticeFacts<MessageOf<"authenticator_removed">>): LetterContent {
  return {
    subject: "An authenticator was removed from your account",
    preview: "Its codes no longer sign in.",
    parts: [
      `The authenticator “${oneLine(notice.name)}” was removed from your account. Its codes no longer sign in. Everyone who was signed in to your account elsewhere has been signed out.`,
      whenAndWhere(notice),
      "If this was you, there is nothing to do. You can delete the entry in that app.",
      "If this was not you, somebody may be using your account. Sign in, choose “This wasn't me” under Recent activity, and tell your clinic.",
    ],
    help: true,
  };
}

import type { MessageOf } from "../../../catalogue/message.ts";
import type { LetterContent } from "../../letter-content.ts";
import type { NoticeFacts } from "../../rendered.ts";
import { oneLine, whenAndWhere } from "../../wording.ts";

/** One more authenticator answers for the account. */
export function authenticatorAdded({ notice }: NoticeFacts<MessageOf<"authenticator_added">>): LetterContent {
  return {
    subject: "An authenticator was added to your account",
    preview: "From now on a code from it signs in too.",
    parts: [
      `The authenticator “${oneLine(notice.name)}” was added to your account. From now on a code from it signs in too. Everyone who was signed in to your account elsewhere has been signed out.`,
      whenAndWhere(notice),
      "If this was you, there is nothing to do.",
      "If this was not you, somebody may be using your account. Sign in, choose “This wasn't me” under Recent activity, and tell your clinic.",
    ],
    help: true,
  };
}

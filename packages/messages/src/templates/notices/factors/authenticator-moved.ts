import type { MessageOf } from "../../../catalogue/message.ts";
import type { LetterContent } from "../../letter-content.ts";
import type { NoticeFacts } from "../../rendered.ts";
import { oneLine, whenAndWhere } from "../../wording.ts";

/** A new phone took the place of another. */
export function authenticatorMoved({ notice }: NoticeFacts<MessageOf<"authenticator_moved">>): LetterContent {
  return {
    subject: "Your authenticator moved to a new phone",
    preview: "The old one no longer signs in.",
    parts: [
      `The authenticator “${oneLine(notice.name)}” took the place of “${oneLine(notice.replaced)}”, whose codes no longer sign in. Your recovery codes stay as they are. Everyone who was signed in to your account elsewhere has been signed out.`,
      whenAndWhere(notice),
      "If this was you, there is nothing to do. You can delete the entry on the old phone.",
      "If this was not you, somebody may be using your account. Sign in, choose “This wasn't me” under Recent activity, and tell your clinic.",
    ],
    help: true,
  };
}

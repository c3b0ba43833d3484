import type { MessageOf } from "../../../catalogue/message.ts";
import type { LetterContent } from "../../letter-content.ts";
import type { NoticeFacts } from "../../rendered.ts";
import { quoted, whenAndWhere } from "../../wording.ts";
import { notYou } from "../not-you.ts";

/** A new phone took the place of another. */
export function authenticatorMoved({ notice, clinic }: NoticeFacts<MessageOf<"authenticator_moved">>): LetterContent {
  return {
    subject: "Your authenticator moved to a new phone",
    preview: "Your authenticator app moved to a new phone. Codes from the old one no longer sign you in.",
    parts: [
      `The authenticator “${quoted(notice.name)}” took the place of “${quoted(notice.replaced)}”, whose codes no longer sign you in. Everyone who was signed in to your account elsewhere has been signed out.`,
      whenAndWhere(notice, clinic),
      "If this was you, there is nothing to do but to delete the entry in the app on the old phone.",
      notYou(clinic),
    ],
    help: true,
  };
}

import type { MessageOf } from "../../../catalogue/message.ts";
import type { LetterContent } from "../../letter-content.ts";
import type { NoticeFacts } from "../../rendered.ts";
import { quoted, whenAndWhere } from "../../wording.ts";
import { notYou } from "../not-you.ts";

/** One more authenticator answers for the account. */
export function authenticatorAdded({ notice, clinic }: NoticeFacts<MessageOf<"authenticator_added">>): LetterContent {
  return {
    subject: "An authenticator was added to your account",
    preview: "An authenticator app was added to your account. From now on its codes sign you in too.",
    parts: [
      `The authenticator “${quoted(notice.name)}” was added to your account. From now on its codes sign you in too. Everyone who was signed in to your account elsewhere has been signed out.`,
      whenAndWhere(notice, clinic),
      "If this was you, there is nothing to do.",
      notYou(clinic),
    ],
    help: true,
  };
}

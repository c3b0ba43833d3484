import type { MessageOf } from "../../../catalogue/message.ts";
import type { LetterContent } from "../../letter-content.ts";
import type { NoticeFacts } from "../../rendered.ts";
import { whenAndWhere } from "../../wording.ts";

/** Somebody signed in from a browser that had not signed this person in before. */
export function newBrowser({ notice }: NoticeFacts<MessageOf<"new_browser">>): LetterContent {
  return {
    subject: "You signed in from a new browser",
    preview: "It had not been used for your account before.",
    parts: [
      "Somebody signed in to your account from a browser that had not been used for it before.",
      whenAndWhere(notice),
      "If this was you, there is nothing to do.",
      "If this was not you, somebody may be using your account. Sign in, choose “This wasn't me” under Recent activity, and tell your clinic.",
    ],
    help: true,
  };
}

import type { MessageOf } from "../../../catalogue/message.ts";
import type { LetterContent } from "../../letter-content.ts";
import type { NoticeFacts } from "../../rendered.ts";
import { whenAndWhere } from "../../wording.ts";
import { notYou } from "../not-you.ts";

/** Somebody signed in from a browser that had not signed this person in before. */
export function newBrowser({ notice, clinic }: NoticeFacts<MessageOf<"new_browser">>): LetterContent {
  const happened = "Your account was signed in to from a browser that had not been used for it before.";
  return {
    subject: "A sign-in from a new browser",
    preview: happened,
    parts: [
      happened,
      whenAndWhere(notice, clinic),
      "If this was you, there is nothing to do. It also counts as new when its cookies were cleared, or in a private window.",
      notYou(clinic),
    ],
    help: true,
  };
}

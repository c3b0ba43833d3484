import type { MessageOf } from "../../../catalogue/message.ts";
import type { LetterContent } from "../../letter-content.ts";
import type { NoticeFacts } from "../../rendered.ts";
import { whenAndWhere } from "../../wording.ts";

/** Somebody wanted to make this address the one of another account. */
export function emailInUse({ notice, clinic }: NoticeFacts<MessageOf<"email_in_use">>): LetterContent {
  return {
    subject: "Your email address is in use already",
    preview: "Somebody wanted to use your email address for another account. Nothing has changed.",
    parts: [
      "Somebody wanted to make your email address the one of another account. It stays yours, and nothing has changed.",
      whenAndWhere(notice, clinic),
      "If this was you: you have an account with this address already. Sign in with it.",
      "If this was not you, it may have been a typing mistake. There is nothing to do.",
    ],
    help: true,
  };
}

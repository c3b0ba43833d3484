import type { MessageOf } from "../../../catalogue/message.ts";
import type { LetterContent } from "../../letter-content.ts";
import type { NoticeFacts } from "../../rendered.ts";
import { promisedWords } from "./promised-words.ts";

/** What was announced for a moment to come is called off. */
export function policyWithdrawn({ notice }: NoticeFacts<MessageOf<"policy_withdrawn">>): LetterContent {
  const from = promisedWords(notice);
  return {
    subject: "The announced change will not happen",
    preview: `What we announced for ${from} is called off.`,
    parts: [
      `We wrote to you that how you sign in changes from ${from}. That is called off: what we announced will not happen then.`,
      "There is nothing to do. If something changes, we write again.",
      "If you did not expect this, ask your clinic. Nobody from the clinic will ever ask you for a code.",
    ],
    help: true,
  };
}

import type { MessageOf } from "../../../catalogue/message.ts";
import type { LetterContent } from "../../letter-content.ts";
import type { NoticeFacts } from "../../rendered.ts";
import { quoted, whenAndWhere } from "../../wording.ts";

/** The person said that something in their account was not their doing. */
export function activityDisowned({ notice, clinic }: NoticeFacts<MessageOf<"activity_disowned">>): LetterContent {
  return {
    subject: "You told us that something was not you",
    preview: "You told us that something in your account was not you. Everyone else has been signed out of it.",
    parts: [
      `You told us that this was not you: “${quoted(notice.what)}”. Everyone else has been signed out of your account, and no device is trusted any more.`,
      whenAndWhere(notice, clinic),
      "Choose a new password now, if you have not done so yet, and tell your clinic what you saw.",
      "If it was not you who told us this, somebody is signed in as you. Tell your clinic now.",
    ],
    help: true,
  };
}

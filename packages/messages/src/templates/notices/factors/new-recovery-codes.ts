import type { MessageOf } from "../../../catalogue/message.ts";
import type { LetterContent } from "../../letter-content.ts";
import type { NoticeFacts } from "../../rendered.ts";
import { whenAndWhere } from "../../wording.ts";

/** A new set of recovery codes replaced the old one. */
export function newRecoveryCodes({ notice, clinic }: NoticeFacts<MessageOf<"new_recovery_codes">>): LetterContent {
  return {
    subject: "You have new recovery codes",
    preview: "New recovery codes were made for your account. The old ones no longer work.",
    parts: [
      "New recovery codes were made for your account. The old ones no longer work, so you can throw them away.",
      whenAndWhere(notice, clinic),
      "If this was you, there is nothing to do. Give the codes to nobody; the clinic never asks for them.",
      "If this was not you, somebody has been in your account. Tell your clinic now.",
    ],
    help: true,
  };
}

import type { MessageOf } from "../../../catalogue/message.ts";
import type { LetterContent, Part } from "../../letter-content.ts";
import type { NoticeFacts } from "../../rendered.ts";
import { whenAndWhere } from "../../wording.ts";

/** From this many on, a person should make new ones. */
const FEW = 3;

/** One recovery code was spent. */
export function recoveryCodeUsed({ notice, clinic }: NoticeFacts<MessageOf<"recovery_code_used">>): LetterContent {
  const used = `One of your recovery codes was used with your account. ${left(notice.remaining)}`;
  const link = `${clinic.portalUrl}/profile/login`;
  const told: Part =
    notice.remaining > FEW
      ? used
      : { is: "address", before: `${used} Please make new ones soon, at `, link, after: "." };
  return {
    subject: "A recovery code was used",
    preview: used,
    parts: [
      told,
      whenAndWhere(notice, clinic),
      "If this was you, there is nothing to do. If you have lost your phone, set up your new one when you are asked.",
      "If this was not you, somebody knows your password and has seen your recovery codes. Tell your clinic now.",
    ],
    help: true,
  };
}

function left(count: number): string {
  if (count === 0) return "None is left.";
  return count === 1 ? "1 is left." : `${count} are left.`;
}

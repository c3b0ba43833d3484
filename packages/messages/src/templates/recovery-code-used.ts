import type { MessageOf } from "../catalogue/message.ts";
import type { NoticeFacts, Rendered } from "./rendered.ts";
import { letter, whenAndWhere } from "./wording.ts";

/** From this many on, a person should make new ones. */
const FEW = 3;

/** One recovery code was spent. */
export function recoveryCodeUsed({ notice, clinic }: NoticeFacts<MessageOf<"recovery_code_used">>): Rendered {
  const advice = notice.remaining <= FEW ? ` Please make new ones soon, at ${clinic.portalUrl}/profile/login.` : "";
  return letter(clinic, "A recovery code was used", [
    `One of your recovery codes was used with your account. ${remaining(notice.remaining)}${advice}`,
    whenAndWhere(notice),
    "If this was you, there is nothing to do. If you have lost your phone, set up your new one when you are asked.",
    "If this was not you, somebody knows your password and has seen your recovery codes. Tell your clinic now.",
  ]);
}

function remaining(count: number): string {
  if (count === 0) return "None is left.";
  return count === 1 ? "1 is left." : `${count} are left.`;
}

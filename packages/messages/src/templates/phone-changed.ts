import type { MessageOf } from "../catalogue/message.ts";
import type { NoticeFacts, Rendered } from "./rendered.ts";
import { letter, whenAndWhere } from "./wording.ts";

/** A mobile number was confirmed; told to the email address, which did not change. */
export function phoneChanged({ notice, clinic }: NoticeFacts<MessageOf<"phone_changed">>): Rendered {
  return letter(clinic, "Your mobile number was changed", [
    `The mobile number ending in ${notice.ending} was confirmed for your account. Sign-in codes can be sent to it from now on.`,
    whenAndWhere(notice),
    "If this was you, there is nothing to do.",
    "If this was not you, somebody could receive your codes. Tell your clinic now.",
  ]);
}

import type { MessageOf } from "../catalogue/message.ts";
import type { NoticeFacts, Rendered } from "./rendered.ts";
import { letter, whenAndWhere } from "./wording.ts";

/** A mobile number was confirmed; told to the email address, which did not change. */
export function phoneChanged({ notice, clinic }: NoticeFacts<MessageOf<"phone_changed">>): Rendered {
  return letter(clinic, "Your mobile number for sign-in codes", [
    `The mobile number ending in ${notice.ending} is now the one of your account. Sign-in codes can be sent to it, and to no earlier number.`,
    whenAndWhere(notice),
    "If this was you, there is nothing to do.",
    "If this was not you, somebody could receive your codes. Tell your clinic now.",
  ]);
}

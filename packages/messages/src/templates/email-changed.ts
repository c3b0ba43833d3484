import type { MessageOf } from "../catalogue/message.ts";
import type { NoticeFacts, Rendered } from "./rendered.ts";
import { letter, quoted, whenAndWhere } from "./wording.ts";

/** The account has another email address; told to the old one and to the new one. */
export function emailChanged({ notice, clinic }: NoticeFacts<MessageOf<"email_changed">>): Rendered {
  return letter(clinic, "Your email address was changed", [
    `The email address of your account is now ${quoted(notice.masked)}. You sign in with it, and messages go there.`,
    whenAndWhere(notice),
    "If this was you, there is nothing to do.",
    "If this was not you, somebody has been in your account. Tell your clinic now.",
  ]);
}

import type { MessageOf } from "../catalogue/message.ts";
import type { NoticeFacts, Rendered } from "./rendered.ts";
import { letter, whenAndWhere } from "./wording.ts";

/** The password is another one, by the person or by a mailed link. */
export function passwordChanged({ notice, clinic }: NoticeFacts<MessageOf<"password_changed">>): Rendered {
  return letter(clinic, "Your password was changed", [
    "The password of your account was changed. Whoever was signed in elsewhere is signed out.",
    whenAndWhere(notice),
    "If this was you, there is nothing to do.",
    "If this was not you, somebody can read your email or knows your old password. Tell your clinic now.",
  ]);
}

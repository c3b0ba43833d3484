import type { MessageOf } from "../catalogue/message.ts";
import type { NoticeFacts, Rendered } from "./rendered.ts";
import { letter, whenAndWhere } from "./wording.ts";

/** A login with the right password ended by wrong codes. */
export function wrongCodes({ notice, clinic }: NoticeFacts<MessageOf<"wrong_codes">>): Rendered {
  return letter(clinic, "Somebody tried to sign in to your account", [
    "Somebody typed the right password for your account and then wrong codes, until that sign-in was ended. Nobody was let in.",
    whenAndWhere(notice),
    "If this was you, check that your device sets its time automatically, and sign in again.",
    "If this was not you, somebody knows your password. Tell your clinic now, and give no code to anyone who asks for one.",
  ]);
}

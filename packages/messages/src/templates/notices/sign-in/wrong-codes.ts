import type { MessageOf } from "../../../catalogue/message.ts";
import type { LetterContent } from "../../letter-content.ts";
import type { NoticeFacts } from "../../rendered.ts";
import { whenAndWhere } from "../../wording.ts";

/** A login with the right password ended by wrong codes. */
export function wrongCodes({ notice, clinic }: NoticeFacts<MessageOf<"wrong_codes">>): LetterContent {
  const again =
    notice.portal === "patient"
      ? "sign in again, and type the newest code: the one we sent last, or the one that your app shows."
      : "check that your phone sets its time automatically, and sign in again.";
  return {
    subject: "Somebody tried to sign in to your account",
    preview: "Somebody typed your password and then wrong codes. Nobody was let in.",
    parts: [
      "Somebody typed the right password for your account and then wrong codes, until that sign-in was ended. Nobody was let in.",
      whenAndWhere(notice, clinic),
      `If this was you, ${again}`,
      "If this was not you, somebody knows your password. Tell your clinic now, and give no code to anyone who asks for one.",
    ],
    help: true,
  };
}

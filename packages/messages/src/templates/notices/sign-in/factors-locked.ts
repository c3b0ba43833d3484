import type { MessageOf } from "../../../catalogue/message.ts";
import type { LetterContent } from "../../letter-content.ts";
import type { NoticeFacts } from "../../rendered.ts";
import { whenAndWhere } from "../../wording.ts";

/** Codes are suspended after too many wrong ones in a row, over all logins. */
export function factorsLocked({ notice, clinic }: NoticeFacts<MessageOf<"factors_locked">>): LetterContent {
  const wayIn =
    notice.portal === "patient"
      ? "Until your clinic unlocks it, no code signs you in, except a recovery code if you use an authenticator app."
      : "Until your clinic unlocks it, no code of your authenticator signs you in. A recovery code still does.";
  return {
    subject: "Your account is locked",
    preview: "Your account is locked: too many wrong codes were typed, after the right password. Nobody was let in.",
    parts: [
      `Too many wrong codes were typed for your account, after the right password. Nobody was let in. ${wayIn}`,
      whenAndWhere(notice, clinic),
      "Please ask your clinic to unlock your account.",
      "If it was not you who typed those codes, tell them so: somebody knows your password.",
    ],
    help: true,
  };
}

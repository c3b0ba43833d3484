import type { MessageOf } from "../../../catalogue/message.ts";
import type { LetterContent } from "../../letter-content.ts";
import type { NoticeFacts } from "../../rendered.ts";
import { whenAndWhere } from "../../wording.ts";

/** An authenticator app now guards the account. */
export function twoFactorEnabled({ notice }: NoticeFacts<MessageOf<"two_factor_enabled">>): LetterContent {
  return {
    subject: "Two-factor authentication is now on",
    preview: "From now on you sign in with your password and a code from your authenticator app.",
    parts: [
      "Two-factor authentication is now on for your account. From now on you sign in with your password and a code from your authenticator app. Everyone who was signed in to your account elsewhere has been signed out.",
      whenAndWhere(notice),
      "If this was you, there is nothing to do. Keep your recovery codes where you can find them without your phone.",
      "If this was not you, somebody knows your password. Tell your clinic now; they can undo it.",
    ],
    help: true,
  };
}

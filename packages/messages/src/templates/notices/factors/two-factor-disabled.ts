import type { MessageOf } from "../../../catalogue/message.ts";
import type { LetterContent } from "../../letter-content.ts";
import type { NoticeFacts } from "../../rendered.ts";
import { whenAndWhere } from "../../wording.ts";

/** The person turned the second factor off; the password stands alone. */
export function twoFactorDisabled({ notice, clinic }: NoticeFacts<MessageOf<"two_factor_disabled">>): LetterContent {
  return {
    subject: "Two-factor authentication is now off",
    preview: "Your password alone signs you in now.",
    parts: [
      "Two-factor authentication is now off for your account. Your authenticator and your recovery codes no longer work, and your password alone signs you in.",
      whenAndWhere(notice),
      {
        is: "address",
        before: "If this was you, there is nothing to do. You can turn it on again at ",
        link: `${clinic.portalUrl}/profile/login`,
        after: ".",
      },
      "If this was not you, somebody can sign in to your account. Tell your clinic now.",
    ],
    help: true,
  };
}

import type { MessageOf } from "../../../catalogue/message.ts";
import type { LetterContent } from "../../letter-content.ts";
import type { NoticeFacts } from "../../rendered.ts";
import { whenAndWhere } from "../../wording.ts";

const STAFF = { subject: "Two-factor authentication is now off", mine: "Your authenticator" };
const PATIENT = { subject: "Sign-in codes are now off", mine: "Your authenticator app" };

/** The person turned the second factor off; the password stands alone. */
export function twoFactorDisabled({ notice, clinic }: NoticeFacts<MessageOf<"two_factor_disabled">>): LetterContent {
  const { subject, mine } = notice.portal === "patient" ? PATIENT : STAFF;
  return {
    subject,
    preview: `${subject} for your account. Your password alone signs you in.`,
    parts: [
      `${subject} for your account. ${mine} and your recovery codes no longer work, and your password alone signs you in.`,
      whenAndWhere(notice, clinic),
      {
        is: "address",
        before: "If this was you, there is nothing to do. You can set it up again at ",
        link: `${clinic.portalUrl}/profile/login`,
        after: ".",
      },
      "If this was not you, somebody can sign in to your account. Tell your clinic now.",
    ],
    help: true,
  };
}

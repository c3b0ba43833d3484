import type { MessageOf } from "../../catalogue/message.ts";
import type { LetterContent } from "../letter-content.ts";
import type { NoticeFacts } from "../rendered.ts";
import { quoted, whenAndWhere } from "../wording.ts";

const STAFF = {
  subject: "Your two-factor authentication was reset",
  what: "the two-factor authentication of your account. Your authenticator and your recovery codes no longer work, and you",
  again: " and set it up again on your new phone.",
};
const PATIENT = {
  subject: "Your sign-in codes were reset",
  what: "the sign-in codes of your account, and you",
  again: " and turn them on again.",
};

/** An admin of the clinic removed the second factor, usually after a loss. */
export function twoFactorReset({ notice, clinic }: NoticeFacts<MessageOf<"two_factor_reset">>): LetterContent {
  const { subject, what, again } = notice.portal === "patient" ? PATIENT : STAFF;
  return {
    subject,
    preview: "An administrator of your clinic did this, and you have been signed out everywhere.",
    parts: [
      `An administrator of your clinic reset ${what} have been signed out everywhere.`,
      whenAndWhere(notice, { label: "Reason given", value: quoted(notice.reason) }),
      { is: "address", before: "If you asked for this, sign in at ", link: clinic.portalUrl, after: again },
      "If you did not ask for this, tell your clinic now.",
    ],
    help: true,
  };
}

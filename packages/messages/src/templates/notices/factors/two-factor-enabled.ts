import type { MessageOf } from "../../../catalogue/message.ts";
import type { LetterContent } from "../../letter-content.ts";
import type { NoticeFacts } from "../../rendered.ts";
import { whenAndWhere } from "../../wording.ts";

const STAFF = {
  subject: "Two-factor authentication is now on",
  what: "Two-factor authentication is now on for your account.",
};
const PATIENT = {
  subject: "Your authenticator app is set up",
  what: "An authenticator app is now set up for your account.",
};

/** An authenticator app now guards the account. */
export function twoFactorEnabled({ notice, clinic }: NoticeFacts<MessageOf<"two_factor_enabled">>): LetterContent {
  const { subject, what } = notice.portal === "patient" ? PATIENT : STAFF;
  const fromNowOn = "From now on you sign in with your password and a code from the app.";
  return {
    subject,
    preview: `${what} ${fromNowOn}`,
    parts: [
      `${what} ${fromNowOn} Everyone who was signed in to your account elsewhere has been signed out.`,
      whenAndWhere(notice, clinic),
      "If this was you, there is nothing to do. Keep your recovery codes where you can find them without your phone.",
      "If this was not you, somebody knows your password. Tell your clinic now; they can undo it.",
    ],
    help: true,
  };
}

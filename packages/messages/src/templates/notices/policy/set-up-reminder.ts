import type { MessageOf } from "../../../catalogue/message.ts";
import type { LetterContent } from "../../letter-content.ts";
import type { NoticeFacts } from "../../rendered.ts";

/** The clinic reminds somebody who has no second factor yet, with what there is to do and where. */
export function setUpReminder({ notice, clinic }: NoticeFacts<MessageOf<"set_up_reminder">>): LetterContent {
  return notice.portal === "patient" ? patientReminder(clinic.portalUrl) : staffReminder(clinic.portalUrl);
}

function staffReminder(portalUrl: string): LetterContent {
  return {
    subject: "Please set up two-factor authentication",
    preview: "It takes two minutes and your phone, and keeps others out even if they know your password.",
    parts: [
      "Your clinic asks you to set up two-factor authentication. It takes about two minutes, and keeps others out even if they know your password.",
      "1. Get an authenticator app for your phone, if you have none: Google Authenticator, Microsoft Authenticator, Authy or any other. They are free.",
      { is: "address", before: "2. Sign in and open Profile: ", link: `${portalUrl}/profile/login`, after: "" },
      "3. Choose Enable 2FA, scan the code with the app, type what it shows and your password, and store the recovery codes.",
      "If you did not expect this, there is nothing to fear: nobody from the clinic will ever ask you for a code.",
    ],
    help: true,
  };
}

function patientReminder(portalUrl: string): LetterContent {
  return {
    subject: "Please turn on sign-in codes",
    preview: "It takes a minute, and keeps others out even if they know your password.",
    parts: [
      "Your clinic asks you to turn on sign-in codes. It takes a minute, and keeps others out even if they know your password.",
      { is: "address", before: "1. Sign in and open Profile: ", link: `${portalUrl}/profile/login`, after: "" },
      "2. Choose Turn on. From then on we send you a code after your password, and you type it in.",
      "If you did not expect this, there is nothing to fear: nobody from the clinic will ever ask you for a code.",
    ],
    help: true,
  };
}

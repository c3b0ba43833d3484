import type { MessageOf } from "../../../catalogue/message.ts";
import type { LetterContent, Part } from "../../letter-content.ts";
import type { NoticeFacts } from "../../rendered.ts";
import { promisedWords } from "./promised-words.ts";

type Announced = NoticeFacts<MessageOf<"policy_announced">>;

/** What changes for the reader, and what to do about it until then. */
type News = { readonly subject: string; readonly what: string; readonly todo: readonly Part[] };

/** From a moment to come on, the clinic asks for something else when this person signs in. */
export function policyAnnounced(facts: Announced): LetterContent {
  const from = promisedWords(facts.notice);
  const { subject, what, todo } = newsOf(facts);
  return {
    subject,
    preview: `From ${from}: ${what}`,
    parts: [
      `From ${from}: ${what}`,
      ...todo,
      "If you did not expect this, ask your clinic. Nobody from the clinic will ever ask you for a code.",
    ],
    help: true,
  };
}

function newsOf(facts: Announced): News {
  const { change, portal } = facts.notice;
  if (change === "set_up") return setUp(facts);
  return portal === "patient" ? patientNews[change] : staffNews[change];
}

function setUp({ notice, clinic }: Announced): News {
  const left = notice.skipsLeft;
  return {
    subject: "Two-factor authentication will be required",
    what: "your clinic requires two-factor authentication. After your password you type a code from an app on your phone.",
    todo: [
      "Please set it up before then; it takes about two minutes. Get an authenticator app for your phone if you have none: Google Authenticator, Microsoft Authenticator, Authy or any other. They are free.",
      {
        is: "address",
        before: "Then sign in, open Profile and choose Enable 2FA: ",
        link: `${clinic.portalUrl}/profile/login`,
        after: "",
      },
      left === 0
        ? "Without it you cannot sign in from then on. Signing in leads you through it, so have your phone with you."
        : `If you have not done it by then, you can put it off for ${left === 1 ? "1 more login" : `${left} more logins`} from then on, and must set it up at the one after.`,
    ],
  };
}

type Change = Exclude<MessageOf<"policy_announced">["change"], "set_up">;

const staffNews: Readonly<Record<Change, News>> = {
  code: {
    subject: "You will be asked for a code at every login",
    what: "you are asked for a code of your authenticator at every login, also on devices that you chose to trust.",
    todo: ["There is nothing to do. Keep your phone with you when you sign in."],
  },
  trusted_device: {
    subject: "Devices can be trusted",
    what: "a device that you choose to trust is not asked for a code at every login.",
    todo: ["There is nothing to do."],
  },
  // Codes of staff come from their authenticator only, and nothing else is told of that.
  code_by_app: {
    subject: "You will be asked for a code at every login",
    what: "after your password you are asked for a code of your authenticator.",
    todo: ["There is nothing to do. Keep your phone with you when you sign in."],
  },
  code_by_email: { subject: "How you sign in will change", what: "your clinic changes how you sign in.", todo: [] },
  code_by_text: { subject: "How you sign in will change", what: "your clinic changes how you sign in.", todo: [] },
  password: {
    subject: "Two-factor authentication will no longer be required",
    what: "your clinic no longer requires two-factor authentication.",
    todo: ["You can still set it up, and we recommend it: it keeps others out even if they know your password."],
  },
};

const patientNews: Readonly<Record<Change, News>> = {
  code: {
    subject: "You will be asked for a sign-in code",
    what: "after your password you are asked for a code, which we send you at that moment by email.",
    todo: ["There is nothing to do, as long as you can read emails to this address when you sign in."],
  },
  code_by_app: {
    subject: "You will be asked for a code from your app",
    what: "after your password you are asked for a code, which your authenticator app shows you.",
    todo: ["There is nothing to do. Keep your phone with you when you sign in."],
  },
  trusted_device: {
    subject: "Devices can be trusted",
    what: "a device that you choose to trust is not asked for a code at every login.",
    todo: ["There is nothing to do."],
  },
  code_by_email: {
    subject: "Sign-in codes will come by email only",
    what: "sign-in codes are no longer sent by text. We send them by email, to this address.",
    todo: ["There is nothing to do, as long as you can read emails to this address when you sign in."],
  },
  code_by_text: {
    subject: "Sign-in codes can come by text",
    what: "sign-in codes can be sent by text to the phone number that you confirmed. You choose when you sign in.",
    todo: ["There is nothing to do."],
  },
  password: {
    subject: "You will no longer be asked for a sign-in code",
    what: "your password alone signs you in.",
    todo: ["You can still turn on sign-in codes in your profile where your clinic offers them."],
  },
};

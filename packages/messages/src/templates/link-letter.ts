import type { LetterContent } from "./letter-content.ts";
import { renderLetter } from "./render-letter.ts";
import type { LinkFacts, Rendered } from "./rendered.ts";
import { inWords, quoted, whenAndWhere } from "./wording.ts";

/** The mail that carries a link. */
export function linkLetter(facts: LinkFacts): Promise<Rendered> {
  return renderLetter(wordsOf(facts), facts.clinic, "email");
}

/** A new kind without a template does not compile. */
function wordsOf({ message, ...facts }: LinkFacts): LetterContent {
  switch (message.kind) {
    case "invitation":
      return invitation({ message, ...facts });
    case "password_reset":
      return passwordReset({ message, ...facts });
    case "re_enrolment":
      return reEnrolment({ message, ...facts });
    case "reset_asked":
      return resetAsked({ message, ...facts });
  }
}

type FactsOf<Kind extends LinkFacts["message"]["kind"]> = Omit<LinkFacts, "message"> & {
  readonly message: Extract<LinkFacts["message"], { kind: Kind }>;
};

const PORTALS = { staff: "staff portal", admin: "admin console", patient: "patient portal" } as const;
const SECOND_STEPS = {
  staff: "Your two-factor authentication stays as it is.",
  admin: "Your two-factor authentication stays as it is.",
  patient: "Your sign-in codes stay as they are.",
} as const;

function invitation({ message, clinic, link, expiresAt }: FactsOf<"invitation">): LetterContent {
  const portal = PORTALS[message.portal];
  const until = inWords(expiresAt, clinic);
  return {
    subject: "You are invited: choose a password",
    preview: `Your clinic has made an account for you in its ${portal}. Choose a password to begin.`,
    parts: [
      `Your clinic has made an account for you in its ${portal}. You sign in with this email address and a password that only you know.`,
      { is: "button", label: "Choose a password", link },
      { is: "facts", facts: [{ label: "Can be used", value: `once, until ${until}` }] },
      "If it is too late by then, ask your clinic for a new invitation.",
      "If you did not expect this, there is nothing to do: without a password nobody can sign in. Pass the link on to nobody.",
    ],
    help: true,
  };
}

function passwordReset({ message, clinic, link, expiresAt }: FactsOf<"password_reset">): LetterContent {
  const until = inWords(expiresAt, clinic);
  return {
    subject: "Choose a new password",
    preview: "Somebody asked for a new password for your account. If it was not you, there is nothing to do.",
    parts: [
      "Somebody asked for a new password for your account. If it was you, choose one here.",
      { is: "button", label: "Choose a new password", link },
      whenAndWhere(message, clinic, { label: "Can be used", value: `once, until ${until}` }),
      `The link does not sign you in. ${SECOND_STEPS[message.portal]}`,
      "If this was not you, there is nothing to do: your password has not changed. Pass the link on to nobody.",
    ],
    help: true,
  };
}

function reEnrolment({ message, clinic, link, expiresAt }: FactsOf<"re_enrolment">): LetterContent {
  return {
    subject: "Set up two-factor authentication again",
    preview: "Your clinic sends you another link to set up two-factor authentication. You need your password for it.",
    parts: [
      "The two-factor authentication of your account was reset. Set it up again on your phone; you need your password for it. This link takes the place of the earlier one.",
      { is: "button", label: "Set up two-factor authentication", link },
      whenAndWhere(message, clinic, { label: "Can be used", value: `once, until ${inWords(expiresAt, clinic)}` }),
      "If you did not expect this, tell your clinic now. Pass the link on to nobody.",
    ],
    help: true,
  };
}

const HAPPENS = {
  approval: "Nothing has changed yet: it is done when another admin approves it.",
  time: "Nothing has changed yet: it is done by itself in an hour.",
} as const;

/** The one mail that must be read in time by whoever did not lose their phone. */
function resetAsked({ message, clinic, link, expiresAt }: FactsOf<"reset_asked">): LetterContent {
  const { askedBy, reason, waitsFor } = message;
  return {
    subject: "Your two-factor authentication is to be reset",
    preview: "If it was not you who asked a colleague for it, stop it now.",
    parts: [
      `A colleague asks for the two-factor authentication of your account to be reset. ${HAPPENS[waitsFor]}`,
      whenAndWhere(
        message,
        clinic,
        { label: "Asked by", value: quoted(askedBy) },
        { label: "Reason given", value: quoted(reason) },
      ),
      "If you did not ask for this, stop it. You need not sign in for it.",
      { is: "button", label: "Stop the reset", link },
      { is: "facts", facts: [{ label: "Can be used", value: `once, until ${inWords(expiresAt, clinic)}` }] },
      "If you lost your phone and asked for this, there is nothing to do. Pass the link on to nobody: whoever has it can stop your reset.",
    ],
    help: true,
  };
}

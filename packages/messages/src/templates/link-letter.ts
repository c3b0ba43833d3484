import type { LetterContent } from "./letter-content.ts";
import { renderLetter } from "./render-letter.ts";
import type { LinkFacts, Rendered } from "./rendered.ts";
import { inWords, whenAndWhere } from "./wording.ts";

/** The mail that carries a link: an invitation, or a new password that was asked for. */
export function linkLetter(facts: LinkFacts): Promise<Rendered> {
  const content = facts.message.kind === "invitation" ? invitation(facts) : passwordReset(facts);
  return renderLetter(content, facts.clinic, "email");
}

const PORTALS = { staff: "staff portal", admin: "admin console", patient: "patient portal" } as const;
const SECOND_STEPS = {
  staff: "Your two-factor authentication stays as it is.",
  admin: "Your two-factor authentication stays as it is.",
  patient: "Your sign-in codes stay as they are.",
} as const;

function invitation({ message, link, expiresAt }: LinkFacts): LetterContent {
  const portal = PORTALS[message.portal];
  const until = inWords(expiresAt);
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

function passwordReset({ message, link, expiresAt }: LinkFacts): LetterContent {
  const until = inWords(expiresAt);
  return {
    subject: "Choose a new password",
    preview: "Somebody asked for a new password for your account. If it was not you, there is nothing to do.",
    parts: [
      "Somebody asked for a new password for your account. If it was you, choose one here.",
      { is: "button", label: "Choose a new password", link },
      whenAndWhere(message, { label: "Can be used", value: `once, until ${until}` }),
      `The link does not sign you in. ${SECOND_STEPS[message.portal]}`,
      "If this was not you, there is nothing to do: your password has not changed. Pass the link on to nobody.",
    ],
    help: true,
  };
}

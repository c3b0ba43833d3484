import type { LinkFacts, Rendered } from "./rendered.ts";
import { inWords, letter, whenAndWhere } from "./wording.ts";

/** The mail that carries a link: an invitation, or a new password that was asked for. */
export function linkLetter(facts: LinkFacts): Rendered {
  return facts.message.kind === "invitation" ? invitation(facts) : passwordReset(facts);
}

function invitation({ clinic, link, expiresAt }: LinkFacts): Rendered {
  return letter(clinic, "Your account", [
    "An account was made for you. Choose a password to begin:",
    link,
    `The link can be used once, until ${inWords(expiresAt.toISOString())}.`,
    "If you did not expect this, there is nothing to do: without a password nobody can sign in.",
  ]);
}

function passwordReset({ message, clinic, link, expiresAt }: LinkFacts): Rendered {
  return letter(clinic, "Choose a new password", [
    "Somebody asked for a new password for your account. If it was you, choose one here:",
    link,
    `The link can be used once, until ${inWords(expiresAt.toISOString())}. It does not sign you in, and your second step stays as it is.`,
    whenAndWhere(message),
    "If this was not you, there is nothing to do. Your password has not changed.",
  ]);
}

import type { Rendered, SignInCodeFacts } from "./rendered.ts";
import { quoted } from "./wording.ts";

/** How long a code lives, from the moment it was asked for. */
export const SIGN_IN_CODE_MINUTES = 10;

const PURPOSES: Record<SignInCodeFacts["purpose"], string> = {
  sign_in: "to sign in",
  step_up: "to confirm it's you",
  confirm_phone: "to confirm this mobile number",
  confirm_email: "to confirm this email address",
};

/**
 * A code, as mail or as text. It holds exactly one run of six digits, so that people, phones and scripts find it:
 * hence no help contact, no moment and no port in here.
 * @see https://wicg.github.io/sms-one-time-codes/ for the last line of the text
 */
export function signInCode(facts: SignInCodeFacts): Rendered {
  return facts.channel === "email" ? mail(facts) : text(facts);
}

function mail({ clinic, code, matchingWord, purpose }: SignInCodeFacts): Rendered {
  const name = quoted(clinic.clinic);
  return {
    subject: `Your sign-in code (${matchingWord}) – ${name}`,
    text: `${[
      "Hello,",
      `Your code ${PURPOSES[purpose]} at ${name} is:`,
      `    ${code}`,
      `It belongs to the page that shows "${matchingWord}", and is valid for ${SIGN_IN_CODE_MINUTES} minutes. A newer code replaces it.`,
      "Nobody from the clinic will ask for it. If you did not ask for it, somebody may know your password: give it to nobody, and tell your clinic.",
      name,
    ].join("\n\n")}\n`,
    html: null,
  };
}

function text({ clinic, code, matchingWord, purpose }: SignInCodeFacts): Rendered {
  const name = quoted(clinic.clinic);
  return {
    subject: `Sign-in code (${matchingWord})`,
    text: [
      `${name}: ${code} is your code ${PURPOSES[purpose]} (${matchingWord}). Valid for ${SIGN_IN_CODE_MINUTES} minutes. Nobody from the clinic will ask for it.`,
      `@${new URL(clinic.portalUrl).hostname} #${code}`,
    ].join("\n\n"),
    html: null,
  };
}

import { SEPTETS_ALONE, septetsOf } from "../phone-text/gsm-7.ts";
import { SIGN_IN_CODE_MINUTES } from "../sign-in-code/sign-in-code-minutes.ts";
import type { SignInCodeFacts } from "./rendered.ts";
import { shortName } from "./wording.ts";

const MAX_NAME = 20;

const PURPOSES: Record<SignInCodeFacts["purpose"], string> = {
  sign_in: "to sign in",
  step_up: "to confirm it's you",
  confirm_phone: "to confirm your number",
  confirm_email: "to confirm your email",
};

/**
 * A code as one part of a text message, whatever the clinic is called: the code first, since a locked screen shows the
 * beginning, and the line that binds it to the portal's host last. Where a long host leaves too little room, the words
 * give way in this order: the name is cut further, then goes; the purpose; how long the code is valid; the warning. The
 * code and the matching word always stay. A host that would fill the message alone, or that holds six digits in a row,
 * which could be taken for the code, is left out.
 *
 * @see https://wicg.github.io/sms-one-time-codes/ for the last line
 */
export function codeText(facts: SignInCodeFacts): string {
  const { hostname } = new URL(facts.clinic.portalUrl);
  const bound = /\d{6}/.test(hostname) ? "" : `\n@${hostname} #${facts.code}`;
  const texts = bodies(facts);
  const fits = (text: string) => (septetsOf(text) ?? Number.POSITIVE_INFINITY) <= SEPTETS_ALONE;
  return texts.map((body) => body + bound).find(fits) ?? texts[0] ?? facts.code;
}

/** What may be said, from the most to the least. */
function bodies({ clinic, code, matchingWord, purpose }: SignInCodeFacts): string[] {
  const [whole, half] = [shortName(clinic, MAX_NAME), shortName(clinic, MAX_NAME / 2)];
  const says = (about: string) => `${code} is your code${about} (${matchingWord}).`;
  const named = (name: string) => says(` ${PURPOSES[purpose]} at ${name}`);
  const valid = ` Valid ${SIGN_IN_CODE_MINUTES} minutes.`;
  const warning = " Nobody from the clinic will ask for it.";
  return [
    ...[named(whole), named(half), says(` ${PURPOSES[purpose]}`), says("")].map((said) => said + valid + warning),
    says("") + warning,
    says(""),
  ];
}

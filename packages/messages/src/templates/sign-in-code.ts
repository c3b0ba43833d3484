import { SIGN_IN_CODE_MINUTES } from "../sign-in-code/sign-in-code-minutes.ts";
import { codeText } from "./code-text.ts";
import type { LetterContent } from "./letter-content.ts";
import { renderLetter } from "./render-letter.ts";
import type { Rendered, SignInCodeFacts } from "./rendered.ts";
import { nameOf } from "./wording.ts";

const PURPOSES: Record<SignInCodeFacts["purpose"], string> = {
  sign_in: "to sign in",
  step_up: "to confirm it's you",
  confirm_phone: "to confirm this mobile number",
  confirm_email: "to confirm this email address",
};

/**
 * A code, as mail or as text. It holds exactly one run of six digits, so that people, phones and scripts find it:
 * hence no help contact, no moment and no port in here.
 */
export async function signInCode(facts: SignInCodeFacts): Promise<Rendered> {
  return facts.channel === "email" ? renderLetter(mail(facts), facts.clinic, "email") : text(facts);
}

function mail({ clinic, code, matchingWord, purpose }: SignInCodeFacts): LetterContent {
  const isFor = `It belongs to the page that shows "${matchingWord}"`;
  return {
    subject: `Your sign-in code (${matchingWord})`,
    preview: `${isFor}. Nobody from the clinic will ask for it.`,
    parts: [
      `Your code ${PURPOSES[purpose]} at ${nameOf(clinic)} is:`,
      { is: "code", code },
      `${isFor}, and is valid for ${SIGN_IN_CODE_MINUTES} minutes. A newer code replaces it.`,
      "Nobody from the clinic will ask for it. If you did not ask for it, somebody may know your password: give it to nobody, and tell your clinic.",
    ],
    help: false,
  };
}

function text(facts: SignInCodeFacts): Rendered {
  return { subject: `Sign-in code (${facts.matchingWord})`, text: codeText(facts), html: null };
}

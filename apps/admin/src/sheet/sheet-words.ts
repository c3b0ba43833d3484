import { counted } from "@countersign/portal/words/waiting-words.ts";
import type { PolicyDraft, PolicyMode } from "@countersign/twofactor";

/** What a sheet tells: the policy, and when it comes into force if it is not in force yet. */
export type SheetFacts = Pick<PolicyDraft, "mode" | "skipsAllowed" | "trustedDeviceDays"> & {
  /** In words, by the clinic's clock. */
  readonly from: string | null;
};

type Words = (facts: SheetFacts) => string;

const required: Words = ({ from }) =>
  from
    ? `From ${from}, everyone on the staff needs a second step to sign in: after the password, a code from an app on their phone.`
    : "Everyone on the staff needs a second step to sign in: after the password, a code from an app on their phone.";

const offered: Words = ({ from }) =>
  `${from ? `From ${from}, a` : "A"} second step protects your account: after the password, a code from an app on your phone. It is your choice, and we recommend it.`;

/** What changes. */
const changes: Readonly<Record<PolicyMode, Words>> = {
  off: offered,
  optional: offered,
  required_every_login: (facts) => `${required(facts)} It is asked for at every login.`,
  required_once_per_device: (facts) =>
    `${required(facts)} On a device that you choose to trust, it is asked for again only after ${counted(facts.trustedDeviceDays, "day")}.`,
};

const hasTime: Words = ({ skipsAllowed }) =>
  skipsAllowed === 0
    ? "It has to be set up at the next login: have your phone with you."
    : `It can be put off for ${counted(skipsAllowed, "login")}: press “Skip for now”. After that it has to be set up to sign in.`;
const noHurry: Words = () => "There is no date by which it must be done.";

/** How long it may wait. */
const waits: Readonly<Record<PolicyMode, Words>> = {
  off: noHurry,
  optional: noHurry,
  required_every_login: hasTime,
  required_once_per_device: hasTime,
};

/** What the sheet says about the policy: what changes, and how long it may wait. */
export function sheetWords(facts: SheetFacts): { readonly change: string; readonly wait: string } {
  return { change: changes[facts.mode](facts), wait: waits[facts.mode](facts) };
}

/** What to do, one step after the other. */
export const sheetSteps: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "Get an authenticator app",
    text: "Install Google Authenticator, Microsoft Authenticator, Authy or 1Password on your phone. Your phone's app store has them for free; any other will do.",
  },
  {
    title: "Open the staff portal",
    text: "Sign in at the address below. If no set-up window opens, go to Profile and press “Enable 2FA”.",
  },
  {
    title: "Scan the code in the window",
    text: "Let the app scan it. Then type the six digits that the app shows, and your password, and press “Enable”.",
  },
  {
    title: "Keep your recovery codes",
    text: "Ten codes are shown once. Keep them where you find them without your phone, and give them to nobody.",
  },
];

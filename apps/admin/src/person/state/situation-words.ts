import type { Kind } from "@countersign/db";
import type { Tone } from "@countersign/ui/feedback/tone.ts";
import type { Situation } from "./situation.ts";

type Words = { readonly tone: Tone; readonly title: string; readonly sentence: string };

const both = (words: Words): Readonly<Record<Kind, Words>> => ({ staff: words, patient: words });

/** A person's situation in a few words, and what follows from it. */
export const situationWords: Readonly<Record<Situation, Readonly<Record<Kind, Words>>>> = {
  deactivated: both({
    tone: "neutral",
    title: "This account is deactivated",
    sentence: "They can't sign in. Their history is kept.",
  }),
  locked: both({
    tone: "danger",
    title: "Locked after too many wrong codes",
    sentence: "Check that it is really them who asks, then unlock the account.",
  }),
  no_password: both({
    tone: "info",
    title: "Invited, but not signed in yet",
    sentence: "They choose a password from the link in their invitation.",
  }),
  no_skips_left: {
    staff: {
      tone: "caution",
      title: "Must set up two-factor authentication",
      sentence:
        "They have no logins left to skip, so they can't sign in without setting it up. Restarting gives them more time.",
    },
    patient: { tone: "caution", title: "Must set up sign-in codes", sentence: "" },
  },
  not_set_up: {
    staff: {
      tone: "neutral",
      title: "Two-factor authentication is off",
      sentence: "They sign in with their password alone. Only they can set it up.",
    },
    patient: {
      tone: "neutral",
      title: "Sign-in codes are off",
      sentence: "They sign in with their password alone. Only they can turn codes on.",
    },
  },
  codes_off: both({
    tone: "neutral",
    title: "No codes are asked for",
    sentence: "The clinic's policy for patients is Off.",
  }),
  fine: {
    staff: {
      tone: "good",
      title: "Protected by two-factor authentication",
      sentence: "They confirm with an authenticator app when they sign in.",
    },
    patient: {
      tone: "good",
      title: "Protected by sign-in codes",
      sentence: "They confirm with a code when they sign in.",
    },
  },
};

import type { SaveGeneralResult } from "@countersign/accounts";

/** Why settings were not saved. */
type GeneralRefused = Extract<SaveGeneralResult, { ok: false }>["why"];

/** What is said after they were, by the key that the address carries. */
export const generalDone = {
  logo: "Logo saved. It is now on every page.",
  logo_removed: "Logo removed.",
  saved: "Settings saved. They count from everyone's next page and the next mail.",
} as const;

/** What is said instead. */
const generalRefused: Readonly<Record<GeneralRefused, string>> = {
  nothing_changed: "Nothing is different from what is in force now.",
  changed_meanwhile:
    "Another admin changed the settings meanwhile. This is what is in force now; nothing of yours was saved.",
  not_allowed: "You are no longer an admin of this clinic, so nothing was saved.",
};

/** What is said beside the help phone where there is neither a number nor an address. */
export const nobodyToAsk = "Give a phone number or an email address: whoever cannot sign in has nothing else to go by.";

/** The sentence for a refusal that an address names, or null for anything else. */
export function generalRefusedSentence(why: string | null): string | null {
  return why !== null && Object.hasOwn(generalRefused, why) ? generalRefused[why as GeneralRefused] : null;
}

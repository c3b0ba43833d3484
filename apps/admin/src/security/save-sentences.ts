import type { SavePoliciesResult } from "@countersign/twofactor";

/** Why policies were not saved. */
export type SaveRefused = Extract<SavePoliciesResult, { ok: false }>["why"];

/** What is said after a policy was saved, by the key that the address carries. */
export const saveDone = { saved: "Policy saved." } as const;

/** What is said instead. */
export const saveRefused: Readonly<Record<SaveRefused, string>> = {
  nothing_changed: "Nothing is different from what is in force now.",
  changed_meanwhile:
    "Another admin changed the policy meanwhile. This is what is in force now; nothing of yours was saved.",
  not_allowed: "You are no longer an admin of this clinic, so nothing was saved.",
};

/** The sentence for a refusal that an address names, or null for anything else. */
export function saveRefusedSentence(why: string | null): string | null {
  return why !== null && Object.hasOwn(saveRefused, why) ? saveRefused[why as SaveRefused] : null;
}

import {
  type CancelScheduleResult,
  type SavePoliciesResult,
  SCHEDULE_LEAST_MINUTES,
  SCHEDULE_MOST_DAYS,
  type SchedulePoliciesResult,
} from "@countersign/twofactor";

type PolicyRefused = Extract<SavePoliciesResult | SchedulePoliciesResult | CancelScheduleResult, { ok: false }>["why"];

/** Why policies or limits were not saved or scheduled, or a scheduled change not cancelled. */
export type SaveRefused = PolicyRefused | "limits_changed_meanwhile";

/** What is said after a policy was saved, by the key that the address carries. */
export const saveDone = {
  saved: "Policy saved.",
  scheduled: "Change scheduled. Everyone it concerns is being told by email.",
  schedule_cancelled: "Scheduled change cancelled. Everyone who had been told of it is being told.",
  texts_saved: "Text limits saved.",
} as const;

/** What is said instead. */
export const saveRefused: Readonly<Record<SaveRefused, string>> = {
  nothing_changed: "Nothing is different from what is in force now.",
  changed_meanwhile:
    "Another admin changed the policy meanwhile. This is what is in force now; nothing of yours was saved.",
  limits_changed_meanwhile:
    "Another admin changed the limits of texts meanwhile. This is what is in force now; nothing of yours was saved.",
  not_allowed: "You are no longer an admin of this clinic, so nothing was saved.",
  reason_missing: "This makes signing in weaker, so please say why.",
  too_soon: `Choose a moment at least ${SCHEDULE_LEAST_MINUTES} minutes from now, so that people can be told.`,
  too_late: `Choose a moment within the next ${SCHEDULE_MOST_DAYS} days.`,
  one_waiting: "A change is scheduled already. Cancel that one first; nothing of yours was saved.",
  ended_already: "That scheduled change no longer waits: it was put in force, cancelled or overtaken meanwhile.",
};

/** The sentence for a refusal that an address names, or null for anything else. */
export function saveRefusedSentence(why: string | null): string | null {
  return why !== null && Object.hasOwn(saveRefused, why) ? saveRefused[why as SaveRefused] : null;
}

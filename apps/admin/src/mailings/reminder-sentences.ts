import type { Kind } from "@countersign/db";
import { counted } from "@countersign/portal/words/waiting-words.ts";
import type {
  CancelRemindersResult,
  MailingState,
  ReminderMailing,
  StartRemindersResult,
} from "@countersign/twofactor";

type Refused = Extract<StartRemindersResult | CancelRemindersResult, { ok: false }>["why"];

const refused: Readonly<Record<Refused, string>> = {
  not_allowed: "You are no longer an admin of this clinic, so nothing was done.",
  nobody_to_remind: "There is nobody left to remind here.",
  ended_already: "There is nothing left to stop. Below is what became of it.",
};

/** The sentence for a refusal that an address names, or null for anything else. */
export function reminderRefusedSentence(why: string | null): string | null {
  return why !== null && Object.hasOwn(refused, why) ? refused[why as Refused] : null;
}

/** What people are reminded of. */
export const remindedOf: Readonly<Record<Kind, string>> = {
  staff: "to set up two-factor authentication",
  patient: "to turn on sign-in codes",
};

/** Where a reminder stands, in a sentence below its heading. */
export const stateLeads: Readonly<Record<MailingState, string>> = {
  running: "The reminders are being sent. You can leave this page; they go on.",
  finished: "Everybody in this list who could be reminded has been.",
  cancelled: "This was stopped. Whoever had been reminded by then has been.",
};

/** What a finished one did, to be read in one go. */
export function finishedSentence({ sent }: ReminderMailing): string {
  return `${counted(sent, "person", "people")} reminded.`;
}

import {
  type CancelRunResult,
  type ConfirmRunResult,
  emailObjection,
  type InvitationRun,
  phoneObjection,
  type RefusedRow,
  type RowRefusal,
  type RunState,
} from "@countersign/accounts";
import { counted } from "@countersign/portal/words/waiting-words.ts";

type Refused = Extract<ConfirmRunResult | CancelRunResult, { ok: false }>["why"];

/** What is said when a run was not confirmed or not cancelled. */
const runRefused: Readonly<Record<Refused, string>> = {
  not_allowed: "You are no longer an admin of this clinic, so nothing was changed.",
  not_waiting: "This file does not wait to be confirmed any more. Below is what became of it.",
  ended_already: "There is nothing left to stop. Below is what became of it.",
};

/** The sentence for a refusal that an address names, or null for anything else. */
export function runRefusedSentence(why: string | null): string | null {
  return why !== null && Object.hasOwn(runRefused, why) ? runRefused[why as Refused] : null;
}

/** Where a run stands, in a sentence below its heading. */
export const stateLeads: Readonly<Record<RunState, string>> = {
  checked: "Nobody has been invited yet. This is what the file says.",
  outdated: "This file was checked more than a day ago and nobody was invited. Check it again.",
  running: "The invitations are being sent. You can leave this page; they go on.",
  finished: "Everybody in this file who could be invited has been.",
  cancelled: "This was stopped. Whoever had been invited by then stays invited.",
};

/** What a finished run did, to be read in one go. */
export function finishedSentence({ invited, alreadyHere, refused }: InvitationRun): string {
  return `${counted(invited, "person", "people")} invited, ${alreadyHere} already here, ${refused} refused.`;
}

/** Why a line is not invited. */
const reasons: Readonly<Record<RowRefusal, string>> = {
  name_missing: "There is no name.",
  name_too_long: "The name has more than 200 characters.",
  name_odd: "This does not look like a name.",
  email_missing: "There is no email.",
  email_invalid: "This is not an email address we can use.",
  email_repeated: "This email stands further up in the file.",
  role_unknown: "The role must be staff, helpdesk or admin.",
  phone_invalid: "This is not a mobile number we can text:",
  already_here: "Has an account here already.",
  deactivated: "The account with this email was deactivated.",
};

/**
 * The reason of one line and what to do about it, with the value that the other columns do not show.
 *
 * @param country how phone numbers without a country code were read
 */
export function reasonOf(
  { refusal, email, phone }: Pick<RefusedRow, "refusal" | "email" | "phone">,
  country: string,
): string {
  if (refusal === "email_invalid") return `${reasons[refusal]} ${emailObjection(email) ?? ""}`.trim();
  if (refusal !== "phone_invalid") return reasons[refusal];
  return `${reasons[refusal]} ${phone ?? ""}. ${phoneObjection(phone ?? "", country) ?? ""}`.trim();
}

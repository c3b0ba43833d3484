import type { ApproveResetResult, CancelResetResult, SendLinkAgainResult } from "@countersign/twofactor";

type Refused<Result extends { readonly ok: boolean }> =
  Extract<Result, { ok: false }> extends { why: infer Why } ? Why & string : never;
type Why =
  | `approve_${Refused<ApproveResetResult>}`
  | `cancel_${Refused<CancelResetResult>}`
  | `link_${Refused<SendLinkAgainResult>}`;

/** What is said after something was done about a reset, by the key that the address of the person's page carries. */
export const resetDone = {
  reset_approved: "Two-factor authentication was reset. The person has been told by mail.",
  reset_cancelled: "The reset was cancelled. The person and the other admins have been told by mail.",
  link_sent: "Another link is on its way. The earlier one no longer works.",
} as const;

const gone = "This request has ended already, so nothing was changed.";
const notAllowed = "Your role no longer allows this, so nothing was changed.";

/** What is said instead. */
const resetRefused: Readonly<Record<Why, string>> = {
  approve_not_allowed: notAllowed,
  approve_gone: gone,
  approve_lapsed: "This request could no longer be carried out, so nothing was reset. It has ended.",
  approve_own_request: "You asked for this reset, so another admin has to approve it.",
  approve_yourself: "It is you who is to be reset, so another admin has to approve it.",
  approve_new_admin:
    "You or whoever asked became an admin less than a day ago, and so is not the second voice that this needs. Let another admin approve it, or wait until tomorrow.",
  approve_waits_for_time: "This request waits for an hour and for nobody's approval.",
  cancel_not_allowed: notAllowed,
  cancel_gone: gone,
  link_not_allowed: notAllowed,
  link_no_such_person: "No link can be sent to this person, so none was.",
  link_already_enrolled: "This person has set up a second factor already, so no link was sent.",
  link_never_reset: "This person was not reset, so there is no link to send again.",
  link_mailed_often: "A link was sent often enough in the last hour. The newest one can still be used.",
};

/** The sentence for a refusal that an address names, or null for anything else. */
export function resetRefusedSentence(why: string | null): string | null {
  return why !== null && Object.hasOwn(resetRefused, why) ? resetRefused[why as Why] : null;
}

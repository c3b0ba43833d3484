import type {
  ChangeRoleResult,
  CorrectContactResult,
  DeactivateResult,
  ReactivateResult,
  RemindPersonResult,
  ResetOrAskResult,
  RestartSkipsResult,
  SignOutEverywhereResult,
  UnlockFactorsResult,
} from "@countersign/twofactor";
import type { PersonAction } from "./person-action.ts";

type Result =
  | ResetOrAskResult
  | RestartSkipsResult
  | UnlockFactorsResult
  | SignOutEverywhereResult
  | CorrectContactResult
  | RemindPersonResult
  | ChangeRoleResult
  | DeactivateResult
  | ReactivateResult;

/** Why an action on a person was not done. */
export type ActionRefused = Extract<Result, { ok: false }>["why"];

/** What was done; a reset of an admin is only asked for, and waits. */
export type ActionDone = PersonAction | "reset_waits_for_approval" | "reset_waits_for_time";

/** What is said after an action, by the key that the address carries. */
export const actionDone: Readonly<Record<ActionDone, string>> = {
  reset_two_factor: "Two-factor authentication was reset. The person has been told by mail.",
  reset_waits_for_approval:
    "The reset waits for another admin's approval. The person and the other admins have been told by mail.",
  reset_waits_for_time: "The reset will be done in an hour. The person has been told by mail, and can stop it.",
  restart_skips: "Skips start again from the full number.",
  unlock_factors: "Unlocked. The next code will be looked at.",
  sign_out_everywhere: "Signed out everywhere. The person has been told by mail.",
  correct_contact:
    "The contact details were corrected. Old and new addresses have been told. If no password has been set yet, send the invitation again.",
  send_reminder: "The reminder is on its way.",
  change_role: "The role was changed. The person has been told by mail.",
  deactivate: "Deactivated. Nobody can sign in to this account any more.",
  reactivate: "Reactivated. If no password has been set yet, send the invitation again.",
};

/** What is said instead. */
export const actionRefused: Readonly<Record<ActionRefused, string>> = {
  not_allowed: "Your role does not let you do this, so nothing was changed.",
  no_such_person: "This person is not here, or out of your reach, so nothing was changed.",
  yourself:
    'You cannot reset your own two-factor authentication. To move to a new phone, sign in with a recovery code; it lets you set the new one up. If you have none and no other admin can ask for it, whoever operates this system can, with "npm run clinic -- reset-two-factor".',
  already_asked: 'This was asked for already, and waits. It stands under "Reset requested".',
  nothing_to_reset: "There is nothing to reset: this person has not set up a second factor.",
  no_skips_spent: "There is nothing to restart: this person has not skipped a login.",
  not_locked: "There is nothing to unlock: this person's codes are being looked at.",
  yourself_signed_in: "This is you. Your own sessions are ended under Profile, Login: Sign out all others.",
  own_contact: "This is you. You change your own email under Profile, Login, with a code sent to the new address.",
  contact_of_console:
    "Whoever has the console changes their address themselves. Somebody who could move an admin's mails could take the account, past the approval that a reset wants.",
  contact_of_late_admin:
    "This person was an admin until lately. For a day after that, nobody else changes their address: they do it themselves, under Profile, Login.",
  contact_unchanged: "Nothing is different, so nothing was changed.",
  email_taken: "Somebody here has an account with this email already, so nothing was changed.",
  deactivated: "This account is deactivated. Reactivate it first.",
  no_password: "No password has been set yet. Send the invitation again instead.",
  enrolled_already: "There is nothing to remind of: this person is asked for a code at every login already.",
  nothing_to_set_up: "There is nothing to set up: the clinic's policy for patients is Off.",
  reminded_today: "This person was reminded within the last 24 hours. One mail a day is enough.",
  own_role: "You cannot change your own role. Another admin can; the last one of a clinic stays an admin.",
  same_role: "This person has that role already, so nothing was changed.",
  yourself_deactivated:
    "You cannot deactivate yourself. Another admin can; the last one of a clinic cannot be deactivated.",
  deactivated_already: "This account is deactivated already.",
  active_already: "This account is active already.",
};

/** What is said where the helpdesk looks at somebody who has the console. */
export const OUT_OF_REACH = "The helpdesk does not act on those who have the console themselves. An admin can.";

/** The sentence for a refusal that an address names, or null for anything else. */
export function refusedSentence(why: string | null): string | null {
  return why !== null && Object.hasOwn(actionRefused, why) ? actionRefused[why as ActionRefused] : null;
}

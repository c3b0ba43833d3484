import type { Kind } from "@countersign/db";
import type { ResetOrAskResult, RestartSkipsResult, UnlockFactorsResult } from "@countersign/twofactor";
import type { PersonAction } from "./person-action.ts";

type Result = ResetOrAskResult | RestartSkipsResult | UnlockFactorsResult;

/** Why an action on a person was not done. */
export type ActionRefused = Extract<Result, { ok: false }>["why"];

/** What was done; a reset of an admin is only asked for, and waits. */
export type ActionDone = PersonAction | "reset_waits_for_approval" | "reset_waits_for_time";

/** What an action is called on its button and dialog, and what it does, before it is done. */
export const actionWords: Readonly<
  Record<PersonAction, { readonly label: string; readonly means: Readonly<Record<Kind, string>> }>
> = {
  reset_two_factor: {
    label: "Reset two-factor",
    means: {
      staff:
        "Removes their authenticators and recovery codes and signs them out everywhere. They get a mail with your reason and a link, good for a day, by which they set it up again with their password; until then, where the policy lets them, their password alone is enough. Make sure first that it is really them who asks.",
      patient:
        "Turns their sign-in codes off, forgets that their phone was confirmed, and signs them out everywhere. They get a mail with your reason. Make sure first that it is really them who asks.",
    },
  },
  restart_skips: {
    label: "Restart skips",
    means: {
      staff: "Lets this person put off the set-up as often again as the policy allows, from their next login on.",
      patient: "",
    },
  },
  unlock_factors: {
    label: "Unlock",
    means: {
      staff: "Ends the wait after wrong codes, so that the next code is looked at. Their second factor stays as it is.",
      patient: "Ends the wait after wrong codes, so that the next code is looked at. Nothing else changes.",
    },
  },
};

/** What a reset does where the person is an admin: it is asked for, and waits. */
export const resetOfAdminMeans =
  "An admin is not reset by one other admin alone. Where there are three or more, another one has to approve it; where there are two, it is done after an hour. Until then nothing changes, and they get a mail with your reason and a link that stops it. Make sure first that it is really them who asks.";

/** What is said after an action, by the key that the address carries. */
export const actionDone: Readonly<Record<ActionDone, string>> = {
  reset_two_factor: "Two-factor authentication was reset. The person has been told by mail.",
  reset_waits_for_approval:
    "The reset waits for another admin's approval. The person and the other admins have been told by mail.",
  reset_waits_for_time: "The reset will be done in an hour. The person has been told by mail, and can stop it.",
  restart_skips: "Skips start again from the full number.",
  unlock_factors: "Unlocked. The next code will be looked at.",
};

/** What is said instead. */
export const actionRefused: Readonly<Record<ActionRefused, string>> = {
  not_allowed: "You are no longer an admin of this clinic, so nothing was changed.",
  no_such_person: "This person is no longer here, so nothing was changed.",
  yourself:
    'You cannot reset your own two-factor authentication. To move to a new phone, sign in with a recovery code; it lets you set the new one up. If you have none and no other admin can ask for it, whoever operates this system can, with "npm run clinic -- reset-two-factor".',
  already_asked: 'This was asked for already, and waits. It stands under "Reset requested".',
  nothing_to_reset: "There is nothing to reset: this person has not set up a second factor.",
  no_skips_spent: "There is nothing to restart: this person has not skipped a login.",
  not_locked: "There is nothing to unlock: this person's codes are being looked at.",
};

/** The sentence for a refusal that an address names, or null for anything else. */
export function refusedSentence(why: string | null): string | null {
  return why !== null && Object.hasOwn(actionRefused, why) ? actionRefused[why as ActionRefused] : null;
}

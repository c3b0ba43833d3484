import type { Kind } from "@countersign/db";
import type { PersonAction } from "./person-action.ts";

type Words = { readonly label: string; readonly means: Readonly<Record<Kind, string>> };

const both = (words: string): Words["means"] => ({ staff: words, patient: words });

/** What an action is called on its button and dialog, and what it does, before it is done. */
export const actionWords: Readonly<Record<PersonAction, Words>> = {
  reset_two_factor: {
    label: "Reset two-factor",
    means: {
      staff:
        "Removes their authenticators and recovery codes and signs them out everywhere. They get a mail with your reason and a link, good for a day, by which they set it up again with their password; until then, where the policy lets them, their password alone is enough. Make sure first that it is really them who asks.",
      patient:
        "Turns their sign-in codes off, removes their authenticator app and recovery codes if they have any, forgets that their phone was confirmed, and signs them out everywhere. They get a mail with your reason. Make sure first that it is really them who asks.",
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
  sign_out_everywhere: {
    label: "Sign out everywhere",
    means: both(
      "Signs this person out in every browser and trusts none of their devices any more. Their password and second factor stay as they are. They get a mail with your reason.",
    ),
  },
  correct_contact: {
    label: "Correct contact details",
    means: {
      staff:
        "For somebody whose mails go to a wrong address. They sign in with the new one from then on. They are signed out everywhere, links they were mailed no longer work, and both addresses are told.",
      patient:
        "For somebody whose codes go to a wrong address. They sign in with the new email from then on, and confirm a new number themselves. They are signed out everywhere, links and codes they were sent no longer work, and old and new addresses are told.",
    },
  },
  send_reminder: {
    label: "Send reminder",
    means: {
      staff: "Sends this person a mail that says how and where to set up two-factor authentication.",
      patient: "Sends this person a mail that says how and where to turn on sign-in codes.",
    },
  },
  change_role: {
    label: "Change role",
    means: both(
      "Counts from their next request. Whoever is in the console signs in to it again, always with a second factor. They are told by mail.",
    ),
  },
  deactivate: {
    label: "Deactivate",
    means: both(
      "Signs this person out everywhere and lets them sign in no more; links they were mailed no longer work. Their history stays. They are told by mail, without your reason. You can reactivate them later.",
    ),
  },
  reactivate: {
    label: "Reactivate",
    means: both(
      "Lets this person sign in again, with the password and second factor they had. Sessions, trusted devices and links that were ended stay ended. They are told by mail, without your reason.",
    ),
  },
};

/** What a reset does where the person is an admin: it is asked for, and waits. */
export const resetOfAdminMeans =
  "An admin is not reset by one other admin alone. Where there are three or more, another one has to approve it; where there are two, it is done after an hour. Until then nothing changes, and they get a mail with your reason and a link that stops it. Make sure first that it is really them who asks.";

import { profileIntents } from "@countersign/portal/profile/make-new-codes.ts";
import { type Intents, intent } from "@countersign/portal/step-up/intents.ts";
import { exportInput, exportPath } from "./audit/export/export-intent.ts";
import { performGeneral } from "./general/perform-general.ts";
import { generalChange } from "./general/posted-general.ts";
import { performInvite, performInviteAgain, personAgain, personToInvite } from "./invite/one/perform-invite.ts";
import { performRun, runInput } from "./invite/run/perform-run.ts";
import { performReminders, reminderList } from "./mailings/perform-reminders.ts";
import { personPath } from "./people/people-paths.ts";
import type { ActionDone, ActionRefused } from "./person/actions/action-sentences.ts";
import { type ActionInput, actionInput, performAction } from "./person/actions/perform-action.ts";
import type { PersonAction, PlainAction } from "./person/actions/person-action.ts";
import { performContact } from "./person/contact/perform-contact.ts";
import { contactInput } from "./person/contact/posted-contact.ts";
import { linkInput, performApprove, performSendLink, requestInput } from "./person/reset/perform-reset.ts";
import { performRole, roleInput } from "./person/role/perform-role.ts";
import { performSave } from "./review/perform-save.ts";
import { keptChange } from "./review/posted-change.ts";
import { performCancel, waitingSchedule } from "./security/schedule/perform-cancel.ts";
import { performLimits } from "./security/texts/perform-limits.ts";
import { limitsChange } from "./security/texts/posted-limits.ts";

const ledTo = (
  person: Pick<ActionInput, "kind" | "accountId">,
  query: { done: ActionDone } | { refused: ActionRefused },
) => personPath(person.kind, person.accountId, query);

const actOn = (action: PlainAction) =>
  intent(actionInput, async (person, input) => {
    const outcome = await performAction(person, action, input);
    return ledTo(input, outcome.ok ? { done: outcome.done } : { refused: outcome.why });
  });

/** What may be done for a person, once whoever does it has confirmed that it is them. */
const personIntents: Readonly<Record<Exclude<PersonAction, "send_reminder">, Intents[string]>> = {
  reset_two_factor: actOn("reset_two_factor"),
  restart_skips: actOn("restart_skips"),
  unlock_factors: actOn("unlock_factors"),
  sign_out_everywhere: actOn("sign_out_everywhere"),
  deactivate: actOn("deactivate"),
  reactivate: actOn("reactivate"),
  correct_contact: intent(contactInput, async (person, input) => {
    const outcome = await performContact(person, input);
    return ledTo(input, outcome.ok ? { done: "correct_contact" } : { refused: outcome.why });
  }),
  change_role: intent(roleInput, async (person, input) => {
    const outcome = await performRole(person, input);
    return ledTo(input, outcome.ok ? { done: "change_role" } : { refused: outcome.why });
  }),
};

/** Everything in the console that may wait for a step-up. */
export const consoleIntents: Intents = {
  ...profileIntents,
  ...personIntents,
  approve_reset: intent(requestInput, performApprove),
  send_link_again: intent(linkInput, performSendLink),
  invite_person: intent(personToInvite, performInvite),
  invite_again: intent(personAgain, performInviteAgain),
  confirm_invitations: intent(runInput, performRun),
  save_general: intent(generalChange, performGeneral),
  save_policies: intent(keptChange, performSave),
  cancel_schedule: intent(waitingSchedule, performCancel),
  save_text_limits: intent(limitsChange, performLimits),
  export_audit: intent(exportInput, async (_person, input) => exportPath(input)),
  start_reminders: intent(reminderList, performReminders),
};

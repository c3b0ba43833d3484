import { profileIntents } from "@countersign/portal/profile/make-new-codes.ts";
import { type Intents, intent } from "@countersign/portal/step-up/intents.ts";
import { performGeneral } from "./general/perform-general.ts";
import { generalChange } from "./general/posted-general.ts";
import { performInvite, performInviteAgain, personAgain, personToInvite } from "./invite/one/perform-invite.ts";
import { performRun, runInput } from "./invite/run/perform-run.ts";
import { personPath } from "./people/people-paths.ts";
import { actionInput, performAction } from "./person/actions/perform-action.ts";
import type { PersonAction } from "./person/actions/person-action.ts";
import { performSave } from "./review/perform-save.ts";
import { keptDrafts } from "./security/drafted-policies.ts";

const actOn = (action: PersonAction) =>
  intent(actionInput, async (person, input) => {
    const outcome = await performAction(person, action, input);
    return personPath(input.kind, input.accountId, outcome.ok ? { done: outcome.done } : { refused: outcome.why });
  });

/** What an admin may do for a person, once they have confirmed that it is them. */
const personIntents: Readonly<Record<PersonAction, Intents[string]>> = {
  reset_two_factor: actOn("reset_two_factor"),
  restart_skips: actOn("restart_skips"),
  unlock_factors: actOn("unlock_factors"),
};

/** Everything in the console that may wait for a step-up. */
export const consoleIntents: Intents = {
  ...profileIntents,
  ...personIntents,
  invite_person: intent(personToInvite, performInvite),
  invite_again: intent(personAgain, performInviteAgain),
  confirm_invitations: intent(runInput, performRun),
  save_general: intent(generalChange, performGeneral),
  save_policies: intent(keptDrafts, performSave),
};

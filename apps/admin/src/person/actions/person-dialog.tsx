import { ActionForm } from "@countersign/portal/form/action-form.tsx";
import { FormText } from "@countersign/portal/form/form-fields.tsx";
import { PageDialog } from "@countersign/portal/frame/page-dialog.tsx";
import type { PersonFacts } from "@countersign/twofactor";
import { OpenButton } from "@countersign/ui/action/open-button.tsx";
import { SubmitButton } from "@countersign/ui/action/submit-button.tsx";
import { FormWithExit } from "@countersign/ui/form/form-with-exit.tsx";
import { personPath } from "../../people/people-paths.ts";
import { actOnPerson } from "./act-on-person.ts";
import { actionRefused, actionWords, resetOfAdminMeans } from "./action-sentences.ts";
import type { PersonAction } from "./person-action.ts";

/** The dialog in front of an action, open because the address says so. */
export interface PersonDialogProps {
  action: PersonAction;
  person: PersonFacts;
  /** Whether the admin looks at their own page. */
  isSelf: boolean;
}

/** Says what the action does and asks why; where it can only be refused, it says that instead of asking. */
export function PersonDialog({ action, person, isSelf }: PersonDialogProps) {
  const closeHref = personPath(person.kind, person.accountId);
  const { label, means } = actionWords[action];
  const isAsked = action === "reset_two_factor" && person.isAdmin;
  const refused = refusalAhead(action, isSelf);
  if (refused) {
    return (
      <PageDialog id="action" title={label} closeHref={closeHref} lead={refused}>
        <OpenButton href={closeHref} replace>
          Close
        </OpenButton>
      </PageDialog>
    );
  }
  return (
    <PageDialog
      id="action"
      title={label}
      closeHref={closeHref}
      lead={isAsked ? resetOfAdminMeans : means[person.kind]}
      focus="reason"
    >
      <FormWithExit>
        <ActionForm action={actOnPerson} layout="inline">
          <input type="hidden" name="action" value={action} />
          <input type="hidden" name="kind" value={person.kind} />
          <input type="hidden" name="accountId" value={person.accountId} />
          <FormText label="Reason" name="reason" hint={reasonHints[action]} autoComplete="off" />
          <SubmitButton look={action === "reset_two_factor" ? "danger" : "primary"}>Confirm</SubmitButton>
        </ActionForm>
        <OpenButton href={closeHref} replace>
          Cancel
        </OpenButton>
      </FormWithExit>
    </PageDialog>
  );
}

const reasonHints: Readonly<Record<PersonAction, string>> = {
  reset_two_factor: "Kept in the history, and sent to the person.",
  restart_skips: "Kept in the history.",
  unlock_factors: "Kept in the history.",
};

/** What is refused whatever the reason. The flow refuses it too, whoever asks it how. */
function refusalAhead(action: PersonAction, isSelf: boolean): string | null {
  return action === "reset_two_factor" && isSelf ? actionRefused.yourself : null;
}

import { context } from "@countersign/auth/context.ts";
import { ActionForm } from "@countersign/portal/form/action-form.tsx";
import { FormText } from "@countersign/portal/form/form-fields.tsx";
import type { FormAction } from "@countersign/portal/form/form-state.ts";
import { PageDialog } from "@countersign/portal/frame/page-dialog.tsx";
import type { Person, PersonFacts } from "@countersign/twofactor";
import { OpenButton } from "@countersign/ui/action/open-button.tsx";
import { SubmitButton } from "@countersign/ui/action/submit-button.tsx";
import { FormWithExit } from "@countersign/ui/form/form-with-exit.tsx";
import type { ReactNode } from "react";
import { personPath } from "../../people/people-paths.ts";
import { ContactFields } from "../contact/contact-fields.tsx";
import { postContact } from "../contact/post-contact.ts";
import { sendReminder } from "../reminder/send-reminder.ts";
import { postRole } from "../role/post-role.ts";
import { RoleFields } from "../role/role-fields.tsx";
import { actOnPerson } from "./act-on-person.ts";
import { actionWords, resetOfAdminMeans } from "./action-words.ts";
import { dangerousActions, type PersonAction } from "./person-action.ts";
import { refusalAhead } from "./refusal-ahead.ts";

/** The dialog in front of an action, open because the address says so. */
export interface PersonDialogProps {
  action: PersonAction;
  person: PersonFacts;
  /** Whoever looks at the page. */
  by: Person;
}

/** Says what the action does and asks for what it wants; where it can only be refused, it says that instead. */
export function PersonDialog({ action, person, by }: PersonDialogProps) {
  const closeHref = personPath(person.kind, person.accountId);
  const { label, means } = actionWords[action];
  const refused = refusalAhead(action, person, by, context().now());
  if (refused) {
    return (
      <PageDialog id="action" title={label} closeHref={closeHref} lead={refused}>
        <OpenButton href={closeHref} replace>
          Close
        </OpenButton>
      </PageDialog>
    );
  }
  const { post, fields, focus } = formOf(action, person);
  const isAsked = action === "reset_two_factor" && person.role === "admin";
  return (
    <PageDialog
      id="action"
      title={label}
      closeHref={closeHref}
      lead={isAsked ? resetOfAdminMeans : means[person.kind]}
      {...(focus === null ? {} : { focus })}
    >
      <FormWithExit>
        <ActionForm action={post} layout="inline">
          <input type="hidden" name="action" value={action} />
          <input type="hidden" name="kind" value={person.kind} />
          <input type="hidden" name="accountId" value={person.accountId} />
          {fields}
          {action === "send_reminder" ? null : (
            <FormText label="Reason" name="reason" hint={reasonHint(action)} autoComplete="off" />
          )}
          <SubmitButton look={dangerousActions.includes(action) ? "danger" : "primary"}>Confirm</SubmitButton>
        </ActionForm>
        <OpenButton href={closeHref} replace>
          Cancel
        </OpenButton>
      </FormWithExit>
    </PageDialog>
  );
}

type Body = { readonly post: FormAction; readonly fields: ReactNode; readonly focus: string | null };

function formOf(action: PersonAction, person: PersonFacts): Body {
  switch (action) {
    case "correct_contact":
      return { post: postContact, fields: <ContactFields person={person} />, focus: "email" };
    case "change_role":
      return { post: postRole, fields: <RoleFields role={person.role} />, focus: null };
    case "send_reminder":
      return { post: sendReminder, fields: null, focus: null };
    default:
      return { post: actOnPerson, fields: null, focus: "reason" };
  }
}

const sent: readonly PersonAction[] = ["reset_two_factor", "sign_out_everywhere"];

function reasonHint(action: PersonAction): string {
  return sent.includes(action) ? "Kept in the history, and sent to the person." : "Kept in the history.";
}

import { context } from "@countersign/auth/context.ts";
import { leastLengthOf, mayChangeSecurity, mayReplacePassword, type Person } from "@countersign/twofactor";
import { OpenButton } from "@countersign/ui/action/open-button.tsx";
import { SubmitButton } from "@countersign/ui/action/submit-button.tsx";
import { STATUS_ID, StatusMessage } from "@countersign/ui/feedback/status-message.tsx";
import { FormWithExit } from "@countersign/ui/form/form-with-exit.tsx";
import { ActionForm } from "../form/action-form.tsx";
import { FormPassword } from "../form/form-fields.tsx";
import { PageDialog } from "../frame/page-dialog.tsx";
import { PROFILE } from "../profile/profile-paths.ts";
import { changeOwnPassword } from "./change-password.ts";
import { NewPasswordField } from "./new-password-field.tsx";

/** "Change password", where the address asks for it and a code that is needed was accepted a moment ago. */
export async function ChangePasswordDialog({ person, dialog }: { person: Person; dialog: string | null }) {
  const offered = mayChangeSecurity(person) && mayReplacePassword(person, context().now());
  const secured = dialog === "new-password";
  if (!offered || (dialog !== "password" && !secured)) return null;
  const { name, email, clinic } = person;
  return (
    <PageDialog
      id="change-password"
      title="Change password"
      lead="You stay signed in here and are signed out everywhere else."
      closeHref={PROFILE}
      focus={secured ? STATUS_ID : "current"}
    >
      {secured ? (
        <StatusMessage focus={false}>Everyone else is signed out. Now choose a new password.</StatusMessage>
      ) : null}
      <FormWithExit>
        <ActionForm action={changeOwnPassword} layout="inline">
          <FormPassword label="Current password" name="current" autoComplete="current-password" username={email} />
          <NewPasswordField least={await leastLengthOf(context(), person)} about={[name, email, clinic.name]} />
          <SubmitButton>Change password</SubmitButton>
        </ActionForm>
        <OpenButton href={PROFILE} replace>
          Cancel
        </OpenButton>
      </FormWithExit>
    </PageDialog>
  );
}

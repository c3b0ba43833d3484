import type { LoginRow, Person } from "@countersign/twofactor";
import { SubmitButton } from "@countersign/ui/action/submit-button.tsx";
import { FormWithExit } from "@countersign/ui/form/form-with-exit.tsx";
import { ActionForm } from "../form/action-form.tsx";
import { FormPassword } from "../form/form-fields.tsx";
import type { FormAction } from "../form/form-state.ts";
import { LoginField } from "../login/login-field.tsx";
import { CancelStepUpButton } from "./cancel-button.tsx";
import { ConfirmFrame } from "./confirm-frame.tsx";

/** `/confirm` of people without a factor: the password is all they have to show. */
export function ConfirmWithPassword(step: { person: Person; login: LoginRow; action: FormAction }) {
  const { person, login, action } = step;
  return (
    <ConfirmFrame
      person={person}
      lead="What you are about to do changes how you sign in, so we ask for your password first."
    >
      <FormWithExit>
        <ActionForm action={action} layout="inline">
          <LoginField login={login} />
          <FormPassword
            label="Password"
            name="password"
            autoComplete="current-password"
            username={person.email}
            begin
          />
          <SubmitButton>Confirm</SubmitButton>
        </ActionForm>
        <CancelStepUpButton />
      </FormWithExit>
    </ConfirmFrame>
  );
}

import type { LoginRow, Person } from "@countersign/twofactor";
import { SubmitButton } from "@countersign/ui/action/submit-button.tsx";
import { TextLink } from "@countersign/ui/action/text-link.tsx";
import { FormWithExit } from "@countersign/ui/form/form-with-exit.tsx";
import { OtherWays } from "@countersign/ui/form/other-ways.tsx";
import { ActionForm } from "../form/action-form.tsx";
import { FormCode } from "../form/form-fields.tsx";
import type { FormAction } from "../form/form-state.ts";
import { LoginField } from "../login/login-field.tsx";
import { CancelStepUpButton } from "./cancel-button.tsx";
import { ConfirmFrame } from "./confirm-frame.tsx";
import { CONFIRM, CONFIRM_WITH_RECOVERY } from "./held-step-up.ts";

/** What a step-up by authenticator app says and posts to. */
export interface ConfirmWithAuthenticatorProps {
  person: Person;
  login: LoginRow;
  action: FormAction;
  lead: string;
  /** A recovery code is asked for in the place of the app's. */
  recovery: boolean;
}

/** `/confirm` of people who have an authenticator app, patients or staff. */
export function ConfirmWithAuthenticator({ person, login, action, lead, recovery }: ConfirmWithAuthenticatorProps) {
  return (
    <ConfirmFrame person={person} lead={lead}>
      <FormWithExit>
        <ActionForm key={String(recovery)} action={action} layout="inline">
          <LoginField login={login} />
          {recovery ? (
            <RecoveryCode />
          ) : (
            <FormCode label="Authentication code" name="code" hint="The six digits your app shows now." begin />
          )}
          <SubmitButton>Confirm</SubmitButton>
        </ActionForm>
        <CancelStepUpButton />
      </FormWithExit>
      <OtherWays>
        {recovery ? (
          <TextLink href={CONFIRM}>Use your authenticator app</TextLink>
        ) : (
          <TextLink href={CONFIRM_WITH_RECOVERY}>Use a recovery code</TextLink>
        )}
      </OtherWays>
    </ConfirmFrame>
  );
}

function RecoveryCode() {
  return (
    <>
      <input type="hidden" name="with" value="recovery_code" />
      <FormCode label="Recovery code" name="code" alphabet="letters" hint="One that you have not used yet." begin />
    </>
  );
}

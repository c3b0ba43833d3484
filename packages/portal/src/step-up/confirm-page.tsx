import { requirePerson } from "@countersign/auth/guard.ts";
import { hasFactor } from "@countersign/twofactor";
import { SubmitButton } from "@countersign/ui/action/submit-button.tsx";
import { TextLink } from "@countersign/ui/action/text-link.tsx";
import { Form } from "@countersign/ui/form/form.tsx";
import { FormWithExit } from "@countersign/ui/form/form-with-exit.tsx";
import { OtherWays } from "@countersign/ui/form/other-ways.tsx";
import { ActionForm } from "../form/action-form.tsx";
import { FormCode } from "../form/form-fields.tsx";
import type { FormAction } from "../form/form-state.ts";
import { type PageProps, textOf } from "../frame/page-props.ts";
import { LoginField } from "../login/login-field.tsx";
import { cancelStepUp } from "./cancel-step-up.ts";
import { ConfirmFrame } from "./confirm-frame.tsx";
import { ConfirmWithPassword } from "./confirm-with-password.tsx";
import { GoneStepUp } from "./gone-step-up.tsx";
import { CONFIRM, CONFIRM_WITH_RECOVERY, heldStepUp, isRecovery } from "./held-step-up.ts";

/** `/confirm` of staff and admins: a code, because what follows changes security. */
export async function ConfirmPage({ searchParams, action }: PageProps & { action: FormAction }) {
  const person = await requirePerson({ kind: "staff" });
  const stepUp = await heldStepUp();
  if (stepUp.state === "gone") return <GoneStepUp person={person} why={stepUp.why} />;
  if (!hasFactor(person)) return <ConfirmWithPassword person={person} login={stepUp.login} action={action} />;
  const recovery = isRecovery(textOf((await searchParams).with));
  return (
    <ConfirmFrame
      person={person}
      lead="What you are about to do changes how people sign in, so we ask for a code first."
    >
      <FormWithExit>
        <ActionForm key={String(recovery)} action={action} layout="inline">
          <LoginField login={stepUp.login} />
          {recovery ? (
            <RecoveryCode />
          ) : (
            <FormCode label="Authentication code" name="code" hint="The six digits your app shows now." />
          )}
          <SubmitButton>Confirm</SubmitButton>
        </ActionForm>
        <Form action={cancelStepUp} layout="inline">
          <SubmitButton look="secondary">Cancel</SubmitButton>
        </Form>
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
      <FormCode label="Recovery code" name="code" alphabet="letters" hint="One that you have not used yet." />
    </>
  );
}

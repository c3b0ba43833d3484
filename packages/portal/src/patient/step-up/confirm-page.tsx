import { requirePerson } from "@countersign/auth/guard.ts";
import { SubmitButton } from "@countersign/ui/action/submit-button.tsx";
import { Form } from "@countersign/ui/form/form.tsx";
import { FormWithExit } from "@countersign/ui/form/form-with-exit.tsx";
import { OtherWays } from "@countersign/ui/form/other-ways.tsx";
import { Heading } from "@countersign/ui/page/heading.tsx";
import { redirect } from "next/navigation";
import { ActionForm } from "../../form/action-form.tsx";
import { FormCode } from "../../form/form-fields.tsx";
import { DoneMessage } from "../../frame/done-message.tsx";
import type { PageProps } from "../../frame/page-props.ts";
import { PortalPage } from "../../frame/portal-page.tsx";
import { heldLogin } from "../../login/held-login.ts";
import { LoginField } from "../../login/login-field.tsx";
import { PATIENT_PROFILE } from "../profile/profile-done.ts";
import { sentSentences } from "../sending/code-pages.ts";
import { CodeSent, sentCode } from "../sending/code-sent.tsx";
import { ResendForms } from "../sending/resend-forms.tsx";
import { cancelStepUp } from "./cancel-step-up.ts";
import { confirmStepUp } from "./confirm-step-up.ts";

/** `/confirm` of patients: a code of this moment before something about their security changes. */
export async function PatientConfirmPage({ searchParams }: PageProps) {
  const person = await requirePerson({ kind: "patient" });
  const held = await heldLogin();
  if (held.state !== "open" || held.login.purpose !== "step_up") redirect(PATIENT_PROFILE);
  const { done } = await searchParams;
  const { login } = held;
  const sent = sentCode(login);
  return (
    <PortalPage title="Confirm it's you" person={person}>
      <Heading lead={<CodeSent sent={sent} />}>Confirm it's you</Heading>
      <DoneMessage done={done} sentences={sentSentences} />
      <div className="flex max-w-md flex-col gap-6">
        <FormWithExit>
          <ActionForm key={sent?.issue} action={confirmStepUp} layout="inline">
            <LoginField login={login} />
            <FormCode label="Sign-in code" name="code" />
            <SubmitButton>Confirm</SubmitButton>
          </ActionForm>
          <Form action={cancelStepUp} layout="inline">
            <SubmitButton look="secondary">Cancel</SubmitButton>
          </Form>
        </FormWithExit>
        <OtherWays>
          <ResendForms login={login} sent={sent} />
        </OtherWays>
      </div>
    </PortalPage>
  );
}

import { requirePerson } from "@countersign/auth/guard.ts";
import { hasFactor } from "@countersign/twofactor";
import { SubmitButton } from "@countersign/ui/action/submit-button.tsx";
import { FormWithExit } from "@countersign/ui/form/form-with-exit.tsx";
import { OtherWays } from "@countersign/ui/form/other-ways.tsx";
import { ActionForm } from "../../form/action-form.tsx";
import { FormCode } from "../../form/form-fields.tsx";
import { DoneMessage } from "../../frame/done-message.tsx";
import { type PageProps, textOf } from "../../frame/page-props.ts";
import { LoginField } from "../../login/login-field.tsx";
import { CancelStepUpButton } from "../../step-up/cancel-button.tsx";
import { ConfirmFrame } from "../../step-up/confirm-frame.tsx";
import { ConfirmWithAuthenticator } from "../../step-up/confirm-with-authenticator.tsx";
import { ConfirmWithPassword } from "../../step-up/confirm-with-password.tsx";
import { GoneStepUp } from "../../step-up/gone-step-up.tsx";
import { heldStepUp, isRecovery } from "../../step-up/held-step-up.ts";
import { stepUpLead } from "../../step-up/step-up-lead.ts";
import { sentSentences } from "../sending/code-pages.ts";
import { CodeSent, sentCode } from "../sending/code-sent.tsx";
import { codeNews, DeliveryNews } from "../sending/delivery-news.tsx";
import { ResendForms } from "../sending/resend-forms.tsx";
import { confirmPatient } from "./confirm-patient.ts";

const LEAD = "What you are about to do changes how you sign in, so we ask for a code first.";

/** `/confirm` of patients: a code of this moment before something about their security changes. */
export async function PatientConfirmPage({ searchParams }: PageProps) {
  const person = await requirePerson({ kind: "patient" });
  const stepUp = await heldStepUp(person);
  if (stepUp.state === "gone") return <GoneStepUp person={person} why={stepUp.why} />;
  if (!hasFactor(person)) return <ConfirmWithPassword person={person} login={stepUp.login} action={confirmPatient} />;
  const { done, with: way } = await searchParams;
  if (person.authenticators > 0) {
    const recovery = isRecovery(textOf(way));
    return (
      <ConfirmWithAuthenticator
        person={person}
        login={stepUp.login}
        action={confirmPatient}
        lead={stepUpLead(stepUp.login, LEAD)}
        recovery={recovery}
      />
    );
  }
  const sent = sentCode(stepUp.login);
  const news = await codeNews(stepUp.login, sent);
  return (
    <ConfirmFrame person={person} lead={stepUpLead(stepUp.login, LEAD)}>
      <DoneMessage done={done} sentences={sentSentences} />
      <CodeSent sent={sent} />
      <DeliveryNews login={stepUp.login} sent={sent} news={news} />
      <FormWithExit>
        <ActionForm key={sent?.issue} action={confirmPatient} layout="inline">
          <LoginField login={stepUp.login} />
          <FormCode label="Sign-in code" name="code" begin={!done} />
          <SubmitButton>Confirm</SubmitButton>
        </ActionForm>
        <CancelStepUpButton />
      </FormWithExit>
      <OtherWays>
        <ResendForms login={stepUp.login} sent={sent} otherFirst={news.trouble !== null} />
      </OtherWays>
    </ConfirmFrame>
  );
}

import { maskEmail } from "@countersign/accounts";
import { SubmitButton } from "@countersign/ui/action/submit-button.tsx";
import { TextLink } from "@countersign/ui/action/text-link.tsx";
import { OtherWays } from "@countersign/ui/form/other-ways.tsx";
import { Heading } from "@countersign/ui/page/heading.tsx";
import { redirect } from "next/navigation";
import { ActionForm } from "../../form/action-form.tsx";
import { FormCode } from "../../form/form-fields.tsx";
import { OutsidePage } from "../../frame/outside-page.tsx";
import { requireLoginAt } from "../held-login.ts";
import { LoginField } from "../login-field.tsx";
import { pathOfStep } from "../step-paths.ts";
import { verifyRecovery } from "./verify-recovery.ts";

/** `/login/recovery`: one of the ten codes in the place of the phone, whatever wait or suspension there is. */
export async function RecoveryPage() {
  const { login, step } = await requireLoginAt("enter-code", "locked");
  // Codes that are sent have none to stand in for them.
  if (!step.methods.includes("authenticator")) redirect(pathOfStep(step));
  return (
    <OutsidePage title="Recovery code">
      <Heading lead={`Signing in as ${maskEmail(login.email)}`}>Recovery code</Heading>
      <ActionForm action={verifyRecovery}>
        <LoginField login={login} />
        <FormCode
          label="Recovery code"
          name="code"
          alphabet="letters"
          hint="One of the ten you stored when you set up your phone. Each works once."
          begin
        />
        <SubmitButton wide>Verify</SubmitButton>
      </ActionForm>
      <OtherWays>
        <TextLink href="/login/code">Use your authenticator app</TextLink>
        <TextLink href="/login">Not you? Start again</TextLink>
      </OtherWays>
    </OutsidePage>
  );
}

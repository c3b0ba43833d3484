import { maskEmail } from "@countersign/accounts";
import { SubmitButton } from "@countersign/ui/action/submit-button.tsx";
import { TextLink } from "@countersign/ui/action/text-link.tsx";
import { OtherWays } from "@countersign/ui/form/other-ways.tsx";
import { Heading } from "@countersign/ui/page/heading.tsx";
import { ActionForm } from "../../form/action-form.tsx";
import { FormCode } from "../../form/form-fields.tsx";
import { OutsidePage } from "../../frame/outside-page.tsx";
import type { LoginAt } from "../held-login.ts";
import { LoginField } from "../login-field.tsx";
import { TrustBox } from "../trust-box.tsx";
import { verifyCode } from "./verify-code.ts";

/** `/login/code` of everybody who has an authenticator app: the code that it shows. */
export function AppCode({ login, step }: LoginAt<"enter-code">) {
  return (
    <OutsidePage title="Two-factor authentication">
      <Heading lead={`Signing in as ${maskEmail(login.email)}`}>Two-factor authentication</Heading>
      <ActionForm action={verifyCode}>
        <LoginField login={login} />
        <FormCode
          label="Authentication code"
          name="code"
          hint="Open your authenticator app and type the six digits it shows for this clinic."
          begin
        />
        <TrustBox login={login} />
        <SubmitButton wide>Verify</SubmitButton>
      </ActionForm>
      <OtherWays>
        {step.methods.includes("recovery_code") ? (
          <TextLink href="/login/recovery">Use a recovery code</TextLink>
        ) : null}
        <TextLink href="/login">Not you? Start again</TextLink>
      </OtherWays>
    </OutsidePage>
  );
}

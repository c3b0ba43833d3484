import { context } from "@countersign/auth/context.ts";
import { clinicOfRequest } from "@countersign/auth/place.ts";
import { showRecoveryCodes } from "@countersign/twofactor";
import { SubmitButton } from "@countersign/ui/action/submit-button.tsx";
import { StatusMessage } from "@countersign/ui/feedback/status-message.tsx";
import { Form } from "@countersign/ui/form/form.tsx";
import { Heading } from "@countersign/ui/page/heading.tsx";
import { OutsidePage } from "../frame/outside-page.tsx";
import { requireCompletedLogin } from "../login/held-login.ts";
import { cardOf } from "./card-of.ts";
import { RecoveryCodesPanel } from "./recovery-codes-panel.tsx";
import { beginSession, storeCodesAtLogin } from "./store-at-login.ts";

/** `/login/recovery-codes`: the end of setting up at login. The session begins with Continue. */
export async function LoginRecoveryCodesPage() {
  const login = await requireCompletedLogin();
  const [shown, clinic] = await Promise.all([showRecoveryCodes(context(), login), clinicOfRequest()]);
  return (
    <OutsidePage title="Recovery codes" wide>
      {shown && clinic ? (
        <>
          <StatusMessage>Two-factor authentication is now on.</StatusMessage>
          <RecoveryCodesPanel
            card={await cardOf(shown, clinic, login.email)}
            downloadHref="/login/recovery-codes/download"
            action={storeCodesAtLogin}
          />
        </>
      ) : (
        <>
          <Heading lead="They were shown for as long as they may be. Your profile makes new ones.">
            Recovery codes
          </Heading>
          <Form action={beginSession}>
            <SubmitButton wide>Continue</SubmitButton>
          </Form>
        </>
      )}
    </OutsidePage>
  );
}

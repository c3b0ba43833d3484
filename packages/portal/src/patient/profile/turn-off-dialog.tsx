import { type Person, signInCodesStatus } from "@countersign/twofactor";
import { OpenButton } from "@countersign/ui/action/open-button.tsx";
import { SubmitButton } from "@countersign/ui/action/submit-button.tsx";
import { Form } from "@countersign/ui/form/form.tsx";
import { FormWithExit } from "@countersign/ui/form/form-with-exit.tsx";
import { PageDialog } from "../../frame/page-dialog.tsx";
import { PATIENT_PROFILE } from "./profile-done.ts";
import { turnOff } from "./turn-off.ts";

const PASSWORD_ALONE = "Anyone with your password can then sign in to your account.";
const WITH_APP = "Your authenticator app and your recovery codes stop working and are removed.";

/** Says what stops working before a patient's sign-in codes go. Nothing where they are off, or the clinic's to decide. */
export function TurnOffDialog({ person }: { person: Person }) {
  const { on, decidedBy } = signInCodesStatus(person);
  if (!on || decidedBy !== "patient") return null;
  return (
    <PageDialog
      id="turn-off"
      title="Turn off sign-in codes"
      lead={person.authenticators > 0 ? `${PASSWORD_ALONE} ${WITH_APP}` : PASSWORD_ALONE}
      closeHref={PATIENT_PROFILE}
    >
      <FormWithExit>
        <Form action={turnOff} layout="inline">
          <SubmitButton look="danger">Yes, deactivate</SubmitButton>
        </Form>
        <OpenButton href={PATIENT_PROFILE} replace>
          Keep them on
        </OpenButton>
      </FormWithExit>
    </PageDialog>
  );
}

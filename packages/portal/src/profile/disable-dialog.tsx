import { OpenButton } from "@countersign/ui/action/open-button.tsx";
import { SubmitButton } from "@countersign/ui/action/submit-button.tsx";
import { FormWithExit } from "@countersign/ui/form/form-with-exit.tsx";
import { ActionForm } from "../form/action-form.tsx";
import { FormCode } from "../form/form-fields.tsx";
import { PageDialog } from "../frame/page-dialog.tsx";
import { disable } from "./disable.ts";
import { EDIT } from "./profile-paths.ts";

/** Asks for a code before the second factor goes: always, however fresh the last one is. */
export function DisableDialog() {
  return (
    <PageDialog
      id="disable"
      title="Disable two-factor authentication"
      lead="Your password alone will then be enough to sign in. Your authenticator and your recovery codes stop working."
      closeHref={EDIT}
      focus="code"
    >
      <FormWithExit>
        <ActionForm action={disable} layout="inline">
          <FormCode label="Authentication code" name="code" hint="The six digits your app shows now." />
          <SubmitButton look="danger">Yes, deactivate</SubmitButton>
        </ActionForm>
        <OpenButton href={EDIT} replace>
          Keep it on
        </OpenButton>
      </FormWithExit>
    </PageDialog>
  );
}

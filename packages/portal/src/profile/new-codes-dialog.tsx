import { OpenButton } from "@countersign/ui/action/open-button.tsx";
import { SubmitButton } from "@countersign/ui/action/submit-button.tsx";
import { Form } from "@countersign/ui/form/form.tsx";
import { FormWithExit } from "@countersign/ui/form/form-with-exit.tsx";
import { ActionForm } from "../form/action-form.tsx";
import { FormPassword } from "../form/form-fields.tsx";
import { PageDialog } from "../frame/page-dialog.tsx";
import { newRecoveryCodes } from "./new-recovery-codes.ts";
import { EDIT, PROFILE } from "./profile-paths.ts";
import { replaceUnseenCodes } from "./replace-unseen-codes.ts";

/** Says what stops working before ten new codes are made. */
export function NewCodesDialog() {
  return (
    <PageDialog
      id="new-codes"
      title="New recovery codes"
      lead="You get ten new codes. All the codes you have now stop working, including any you printed or saved."
      closeHref={EDIT}
    >
      <FormWithExit>
        <Form action={newRecoveryCodes} layout="inline">
          <SubmitButton>Make new codes</SubmitButton>
        </Form>
        <OpenButton href={EDIT} replace>
          Cancel
        </OpenButton>
      </FormWithExit>
    </PageDialog>
  );
}

/** Offers a new set to someone who closed the window at the end of setting up. */
export function UnseenCodesDialog({ email }: { email: string }) {
  return (
    <PageDialog
      id="new-codes"
      title="New recovery codes"
      lead="You never confirmed that you stored your codes. Enter your password to get ten new ones. The old ones stop working."
      closeHref={PROFILE}
      focus="password"
    >
      <FormWithExit>
        <ActionForm action={replaceUnseenCodes} layout="inline">
          <FormPassword label="Password" name="password" autoComplete="current-password" username={email} />
          <SubmitButton>Make new codes</SubmitButton>
        </ActionForm>
        <OpenButton href={PROFILE} replace>
          Cancel
        </OpenButton>
      </FormWithExit>
    </PageDialog>
  );
}

import { OpenButton } from "@countersign/ui/action/open-button.tsx";
import { SubmitButton } from "@countersign/ui/action/submit-button.tsx";
import { FormWithExit } from "@countersign/ui/form/form-with-exit.tsx";
import { ActionForm } from "../form/action-form.tsx";
import { FormPassword } from "../form/form-fields.tsx";
import { PageDialog } from "../frame/page-dialog.tsx";
import { PROFILE } from "./profile-paths.ts";
import { replaceUnseenCodes } from "./replace-unseen-codes.ts";

/** Offers a new set to whoever closed the window at the end of setting up. */
export function NewCodesDialog({ email }: { email: string }) {
  return (
    <PageDialog
      id="new-codes"
      title="New recovery codes"
      lead="The codes that were made for you were never confirmed as stored. Type your password to get ten new ones; the others stop working."
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

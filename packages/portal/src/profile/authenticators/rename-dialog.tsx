import type { ListedAuthenticator } from "@countersign/twofactor";
import { OpenButton } from "@countersign/ui/action/open-button.tsx";
import { SubmitButton } from "@countersign/ui/action/submit-button.tsx";
import { FormWithExit } from "@countersign/ui/form/form-with-exit.tsx";
import { ActionForm } from "../../form/action-form.tsx";
import { FormText } from "../../form/form-fields.tsx";
import { PageDialog } from "../../frame/page-dialog.tsx";
import { PROFILE } from "../profile-paths.ts";
import { rename } from "./rename.ts";

/** Calls an authenticator something else. */
export function RenameDialog({ authenticator: { id, name } }: { authenticator: ListedAuthenticator }) {
  return (
    <PageDialog
      id="rename"
      title="Rename authenticator"
      lead="The name is for you, to tell your phones apart. The app itself keeps calling the entry what it does."
      closeHref={PROFILE}
      focus="name"
    >
      <FormWithExit>
        <ActionForm action={rename} layout="inline">
          <input type="hidden" name="authenticator" value={id} />
          <FormText label="Name" name="name" defaultValue={name} autoComplete="off" />
          <SubmitButton>Save</SubmitButton>
        </ActionForm>
        <OpenButton href={PROFILE} replace>
          Cancel
        </OpenButton>
      </FormWithExit>
    </PageDialog>
  );
}

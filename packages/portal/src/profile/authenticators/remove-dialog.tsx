import type { ListedAuthenticator } from "@countersign/twofactor";
import { OpenButton } from "@countersign/ui/action/open-button.tsx";
import { SubmitButton } from "@countersign/ui/action/submit-button.tsx";
import { Form } from "@countersign/ui/form/form.tsx";
import { FormWithExit } from "@countersign/ui/form/form-with-exit.tsx";
import { PageDialog } from "../../frame/page-dialog.tsx";
import { PROFILE } from "../profile-paths.ts";
import { remove } from "./remove.ts";

/** Asks before an authenticator goes. */
export function RemoveDialog({ authenticator, last }: { authenticator: ListedAuthenticator; last: boolean }) {
  const { id, name } = authenticator;
  return (
    <PageDialog
      id="remove"
      title="Remove authenticator"
      lead={
        <>
          <p>Codes of “{name}” stop working at once, and you are signed out everywhere else.</p>
          <p className="mt-2">
            {last
              ? "It is your only one. Your recovery codes go with it, and from then on we send you a code when you sign in."
              : "Your other authenticators and your recovery codes stay as they are."}
          </p>
        </>
      }
      closeHref={PROFILE}
    >
      <FormWithExit>
        <Form action={remove} layout="inline">
          <input type="hidden" name="authenticator" value={id} />
          <SubmitButton look="danger">Yes, remove</SubmitButton>
        </Form>
        <OpenButton href={PROFILE} replace>
          Keep it
        </OpenButton>
      </FormWithExit>
    </PageDialog>
  );
}

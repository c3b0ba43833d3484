import type { Person } from "@countersign/twofactor";
import { SubmitButton } from "@countersign/ui/action/submit-button.tsx";
import { Form } from "@countersign/ui/form/form.tsx";
import { OtherWays } from "@countersign/ui/form/other-ways.tsx";
import { SetUpWindow } from "../../enrolment/set-up-window.tsx";
import { PageDialog } from "../../frame/page-dialog.tsx";
import { PROFILE } from "../profile-paths.ts";
import { cancelSetUp } from "../set-up/leave-set-up.ts";
import { openEnrolmentOf } from "../set-up/open-enrolment-of.ts";
import { confirmAdded } from "./confirm-authenticator.ts";

/** Sets up one more authenticator. */
export async function AddDialog({ person }: { person: Person }) {
  const enrolment = await openEnrolmentOf(person);
  if (enrolment?.purpose !== "add") return null;
  return (
    <PageDialog
      id="add"
      title="Add an authenticator"
      lead="A second phone or a tablet that can sign you in too. Those you have go on working, and so do your recovery codes."
      closeHref={PROFILE}
    >
      <SetUpWindow
        enrolment={enrolment}
        email={person.email}
        action={confirmAdded}
        name=""
        ways={
          <OtherWays>
            <Form action={cancelSetUp} layout="inline">
              <SubmitButton look="secondary">Cancel</SubmitButton>
            </Form>
          </OtherWays>
        }
      />
    </PageDialog>
  );
}

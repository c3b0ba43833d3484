import type { OpenEnrolment, Person } from "@countersign/twofactor";
import { SubmitButton } from "@countersign/ui/action/submit-button.tsx";
import { Form } from "@countersign/ui/form/form.tsx";
import { OtherWays } from "@countersign/ui/form/other-ways.tsx";
import { SetUpWindow } from "../../enrolment/set-up-window.tsx";
import type { FormAction } from "../../form/form-state.ts";
import { PageDialog } from "../../frame/page-dialog.tsx";
import { PROFILE } from "../profile-paths.ts";
import { cancelSetUp } from "./leave-set-up.ts";

/** A set-up window over the profile. */
export interface SetUpDialogProps {
  id: string;
  title: string;
  lead: string;
  person: Person;
  enrolment: OpenEnrolment;
  action: FormAction;
  /** Where Escape leads: the profile unless given. */
  closeHref?: string;
  /** Asks for a name too, with this one in the field. */
  name?: string;
}

/** The set-up window as the profile's address opens it, with a way out that changes nothing. */
export function SetUpDialog(props: SetUpDialogProps) {
  const { id, title, lead, person, enrolment, action, closeHref = PROFILE, name } = props;
  return (
    <PageDialog id={id} title={title} lead={lead} closeHref={closeHref} wide>
      <SetUpWindow
        enrolment={enrolment}
        email={person.email}
        action={action}
        {...(name !== undefined && { name })}
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

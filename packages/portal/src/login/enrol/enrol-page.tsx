import { clinicOfRequest } from "@countersign/auth/place.ts";
import { DialogPanel } from "@countersign/ui/dialog/dialog-panel.tsx";
import { SetUpWindow } from "../../enrolment/set-up-window.tsx";
import { OutsidePage } from "../../frame/outside-page.tsx";
import { requireLoginAt } from "../held-login.ts";
import { LoginField } from "../login-field.tsx";
import { enrolAtLogin } from "./enrol-at-login.ts";
import { EnrolWays } from "./enrol-ways.tsx";
import { requireEnrolment } from "./require-enrolment.ts";

const TITLE = "Set up two-factor authentication";

/** `/login/enrol`: whoever must have a second factor sets it up before the session begins, or skips while that goes. */
export async function EnrolPage() {
  const { login, step } = await requireLoginAt("enrol");
  const [enrolment, clinic] = await Promise.all([requireEnrolment(login), clinicOfRequest()]);
  return (
    <OutsidePage title={TITLE} wide>
      <DialogPanel
        id="set-up"
        level={1}
        title={TITLE}
        lead={`${clinic?.name} asks for a code from your phone when you sign in. It keeps others out of patients' records, even if they know your password.`}
      >
        <SetUpWindow
          enrolment={enrolment}
          email={login.email}
          action={enrolAtLogin}
          hidden={<LoginField login={login} />}
          ways={<EnrolWays login={login} portal={login.portal} skipsLeft={step.skipsLeft} />}
        />
      </DialogPanel>
    </OutsidePage>
  );
}

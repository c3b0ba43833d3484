import { context } from "@countersign/auth/context.ts";
import { listAuthenticators } from "@countersign/twofactor";
import { SubmitButton } from "@countersign/ui/action/submit-button.tsx";
import { TextLink } from "@countersign/ui/action/text-link.tsx";
import { Form } from "@countersign/ui/form/form.tsx";
import { OtherWays } from "@countersign/ui/form/other-ways.tsx";
import { redirect } from "next/navigation";
import { SetUpWindow } from "../../enrolment/set-up-window.tsx";
import { type PageProps, textOf } from "../../frame/page-props.ts";
import { MOVE } from "../authenticators/authenticator-paths.ts";
import { confirmMoved } from "../authenticators/confirm-authenticator.ts";
import { chooseMoving } from "../authenticators/start-authenticator.ts";
import { EDIT } from "../profile-paths.ts";
import { requireSecurityOwner } from "../security-owner.ts";
import { ChooseAuthenticator } from "./choose-authenticator.tsx";
import { cancelSetUp } from "./leave-set-up.ts";
import { MoveFrame } from "./move-frame.tsx";
import { MovedStep } from "./moved-step.tsx";
import { openEnrolmentOf } from "./open-enrolment-of.ts";

const CHOOSE = `${MOVE}?choose`;

/** `/profile/move`, "Move to a new phone": which one, the new phone, what is left to do. The old one works until then. */
export async function MovePage({ searchParams }: PageProps) {
  const person = await requireSecurityOwner();
  const search = await searchParams;
  const authenticators = await listAuthenticators(context().db, person);
  const several = authenticators.length > 1;
  if (search.done === "authenticator_moved" && authenticators.length > 0) {
    return (
      <MoveFrame person={person} step="done" asks={several}>
        <MovedStep person={person} />
      </MoveFrame>
    );
  }

  const enrolment = await openEnrolmentOf(person);
  const moved = authenticators.find(({ id }) => enrolment?.purpose === "move" && id === enrolment.replaces);
  if (enrolment && moved && (textOf(search.choose) === null || !several)) {
    return (
      <MoveFrame
        person={person}
        step="scan"
        asks={several}
        lead={`Your new phone takes the place of “${moved.name}”, which goes on working until the new one is confirmed. Your recovery codes stay as they are.`}
      >
        <SetUpWindow
          enrolment={enrolment}
          email={person.email}
          action={confirmMoved}
          name={moved.name}
          ways={<Ways several={several} />}
        />
      </MoveFrame>
    );
  }
  // With one there is nothing to ask: the button that leads here has begun already, or begins again.
  if (!several) redirect(EDIT);
  return (
    <MoveFrame person={person} step="choose" asks lead="The others stay where they are.">
      <ChooseAuthenticator
        question="Which one moves to the new phone?"
        authenticators={authenticators}
        action={chooseMoving}
      />
      <OtherWays>
        <Cancel />
      </OtherWays>
    </MoveFrame>
  );
}

function Ways({ several }: { several: boolean }) {
  return (
    <OtherWays>
      <Cancel />
      {several ? <TextLink href={CHOOSE}>Choose another one</TextLink> : null}
    </OtherWays>
  );
}

function Cancel() {
  return (
    <Form action={cancelSetUp} layout="inline">
      <SubmitButton look="secondary">Cancel</SubmitButton>
    </Form>
  );
}

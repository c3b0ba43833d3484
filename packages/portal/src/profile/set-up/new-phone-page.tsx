import { context } from "@countersign/auth/context.ts";
import { requirePerson } from "@countersign/auth/guard.ts";
import { type ListedAuthenticator, listAuthenticators, type OpenEnrolment } from "@countersign/twofactor";
import { SubmitButton } from "@countersign/ui/action/submit-button.tsx";
import { TextLink } from "@countersign/ui/action/text-link.tsx";
import { DialogPanel } from "@countersign/ui/dialog/dialog-panel.tsx";
import { Form } from "@countersign/ui/form/form.tsx";
import { OtherWays } from "@countersign/ui/form/other-ways.tsx";
import { redirect } from "next/navigation";
import { SetUpWindow } from "../../enrolment/set-up-window.tsx";
import { type PageProps, textOf } from "../../frame/page-props.ts";
import { PortalPage } from "../../frame/portal-page.tsx";
import { TaskCard } from "../../frame/task-card.tsx";
import { chooseLostPath, PROFILE } from "../profile-paths.ts";
import { ChooseAuthenticator } from "./choose-authenticator.tsx";
import { chooseLost } from "./choose-lost.ts";
import { CodesLeft } from "./codes-left.tsx";
import { enableNewPhone } from "./enable-in-session.ts";
import { notNow } from "./leave-set-up.ts";
import { ALL_LOST } from "./lost.ts";
import { openEnrolmentOf } from "./open-enrolment-of.ts";
import { ReturnField } from "./return-field.tsx";

const TITLE = "Set up your new phone";

/** `/profile/new-phone`: after a login by recovery code, because the phone is probably gone. Of several, which one is asked. */
export async function NewPhonePage({ searchParams }: PageProps) {
  const person = await requirePerson({ assurance: 2 });
  const search = await searchParams;
  const returnTo = textOf(search.return);
  const authenticators = await listAuthenticators(context().db, person);
  const several = authenticators.length > 1;
  const asked = several && textOf(search.choose) !== null;
  const enrolment = asked ? null : await openEnrolmentOf(person);
  const lost = lostOf(enrolment, authenticators);
  if (!lost && !(several && (asked || person.method === "recovery_code"))) redirect(PROFILE);
  return (
    <PortalPage title={TITLE} person={person} banner={false}>
      <TaskCard wide>
        <CodesLeft person={person} />
        <DialogPanel id="set-up" level={1} title={TITLE} lead={leadOf(lost)}>
          {enrolment && lost ? (
            <SetUpWindow
              enrolment={enrolment}
              email={person.email}
              action={enableNewPhone}
              {...(lost === "all" ? {} : { name: lost.name })}
              ways={<Ways returnTo={returnTo} several={several} />}
            />
          ) : (
            <>
              <ChooseAuthenticator
                question="Which one did you lose?"
                authenticators={authenticators}
                also={{ value: ALL_LOST, label: "All of them", description: "You get ten new recovery codes, too." }}
                action={chooseLost}
                returnTo={returnTo}
              />
              <Ways returnTo={returnTo} several={false} />
            </>
          )}
        </DialogPanel>
      </TaskCard>
    </PortalPage>
  );
}

/** What the open set-up takes the place of; null where there is none for that. */
function lostOf(
  enrolment: OpenEnrolment | null,
  authenticators: readonly ListedAuthenticator[],
): ListedAuthenticator | "all" | null {
  if (enrolment?.purpose === "replace_all") return "all";
  const one = authenticators.find(({ id }) => enrolment?.purpose === "move" && id === enrolment.replaces);
  return one ?? null;
}

function leadOf(lost: ListedAuthenticator | "all" | null): string {
  if (lost === "all") {
    return "You signed in with a recovery code. If your old phone is lost, set up the new one now: the old one stops working, and you get ten new recovery codes.";
  }
  if (lost) {
    return `Your new phone takes the place of “${lost.name}”, which stops working. Your other authenticators and your recovery codes stay as they are.`;
  }
  return "You signed in with a recovery code. If a phone is lost, set up another one in its place: the lost one stops working.";
}

function Ways({ returnTo, several }: { returnTo: string | null; several: boolean }) {
  return (
    <OtherWays>
      <Form action={notNow} layout="inline">
        <ReturnField path={returnTo} />
        <SubmitButton look="secondary">Not now</SubmitButton>
      </Form>
      {several ? <TextLink href={chooseLostPath(returnTo)}>Choose another one</TextLink> : null}
    </OtherWays>
  );
}

import { requirePerson } from "@countersign/auth/guard.ts";
import { RECOVERY_CODES_LOW } from "@countersign/twofactor";
import { SubmitButton } from "@countersign/ui/action/submit-button.tsx";
import { TextLink } from "@countersign/ui/action/text-link.tsx";
import { DialogPanel } from "@countersign/ui/dialog/dialog-panel.tsx";
import { Banner } from "@countersign/ui/feedback/banner.tsx";
import { Form } from "@countersign/ui/form/form.tsx";
import { OtherWays } from "@countersign/ui/form/other-ways.tsx";
import { redirect } from "next/navigation";
import { SetUpWindow } from "../../enrolment/set-up-window.tsx";
import { type PageProps, textOf } from "../../frame/page-props.ts";
import { PortalPage } from "../../frame/portal-page.tsx";
import { TaskCard } from "../../frame/task-card.tsx";
import { counted } from "../../words/waiting-words.ts";
import { PROFILE } from "../profile-paths.ts";
import { enableNewPhone } from "./enable-in-session.ts";
import { notNow } from "./leave-set-up.ts";
import { openEnrolmentOf } from "./open-enrolment-of.ts";
import { ReturnField } from "./return-field.tsx";

const TITLE = "Set up your new phone";

/** `/profile/new-phone`: after a login by recovery code, because the phone is probably gone. */
export async function NewPhonePage({ searchParams }: PageProps) {
  const person = await requirePerson({ assurance: 2 });
  const returnTo = textOf((await searchParams).return);
  const enrolment = await openEnrolmentOf(person);
  if (!enrolment) redirect(PROFILE);
  const left = person.recoveryCodesLeft;
  return (
    <PortalPage title={TITLE} person={person} banner={false}>
      <TaskCard wide>
        <Banner
          tone={left <= RECOVERY_CODES_LOW ? "caution" : "info"}
          action={left <= RECOVERY_CODES_LOW ? <TextLink href={`${PROFILE}?edit`}>Make new ones</TextLink> : undefined}
        >
          {`You have ${counted(left, "recovery code")} left.`}
          {left <= RECOVERY_CODES_LOW ? " Make new ones before you run out." : ""}
        </Banner>
        <DialogPanel
          id="set-up"
          level={1}
          title={TITLE}
          lead="You signed in with a recovery code. If your old phone is lost, set up the new one now: the old one stops working, and you get ten new recovery codes."
        >
          <SetUpWindow
            enrolment={enrolment}
            email={person.email}
            action={enableNewPhone}
            ways={
              <OtherWays>
                <Form action={notNow} layout="inline">
                  <ReturnField path={returnTo} />
                  <SubmitButton look="secondary">Not now</SubmitButton>
                </Form>
              </OtherWays>
            }
          />
        </DialogPanel>
      </TaskCard>
    </PortalPage>
  );
}

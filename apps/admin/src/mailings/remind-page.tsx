import { context } from "@countersign/auth/context.ts";
import { requirePerson } from "@countersign/auth/guard.ts";
import type { Kind } from "@countersign/db";
import { type PageProps, textOf } from "@countersign/portal/frame/page-props.ts";
import { PortalPage } from "@countersign/portal/frame/portal-page.tsx";
import { counted } from "@countersign/portal/words/waiting-words.ts";
import { countRemindable, HOURS_BETWEEN_REMINDERS, isRemindable, personStatuses } from "@countersign/twofactor";
import { OpenButton } from "@countersign/ui/action/open-button.tsx";
import { SubmitButton } from "@countersign/ui/action/submit-button.tsx";
import { EmptyState } from "@countersign/ui/feedback/empty-state.tsx";
import { FormAlert } from "@countersign/ui/feedback/form-alert.tsx";
import { Form } from "@countersign/ui/form/form.tsx";
import { FormWithExit } from "@countersign/ui/form/form-with-exit.tsx";
import { Heading } from "@countersign/ui/page/heading.tsx";
import { redirect } from "next/navigation";
import { listPaths } from "../people/people-paths.ts";
import { peopleHref } from "../people/people-query.ts";
import { statusWords } from "../people/status-words.ts";
import { remindedOf, reminderRefusedSentence } from "./reminder-sentences.ts";
import { sendReminders } from "./send-reminders.ts";

/** `/staff/reminders` and `/patients/reminders`: whom a reminder would go to, before it does. */
export async function RemindPage({ kind, searchParams }: PageProps & { kind: Kind }) {
  const admin = await requirePerson({ may: "manage_people" });
  const search = await searchParams;
  const status = personStatuses[kind].find((known) => known === textOf(search.status)) ?? null;
  if (!isRemindable(kind, status)) redirect(listPaths[kind]);
  const people = await countRemindable(context(), { clinicId: admin.clinicId, kind, status });
  const refusal = reminderRefusedSentence(textOf(search.refused));
  const back = <OpenButton href={peopleHref(kind, { status })}>Back to the list</OpenButton>;
  return (
    <PortalPage title="Remind people" person={admin}>
      {refusal ? <FormAlert focus>{refusal}</FormAlert> : null}
      <Heading lead={`Everyone in the list “${statusWords[status].label}” is asked by email ${remindedOf[kind]}.`}>
        Remind people
      </Heading>
      {people === 0 ? (
        <EmptyState action={back}>There is nobody to remind here now.</EmptyState>
      ) : (
        <>
          <p className="max-w-prose">
            {`${counted(people, "person", "people")} would get an email. Whoever was reminded in the last ${HOURS_BETWEEN_REMINDERS} hours is passed over, and so is whoever has not used their invitation yet, or has done it by the time it is their turn.`}
          </p>
          <FormWithExit>
            <Form action={sendReminders} layout="inline">
              <input type="hidden" name="kind" value={kind} />
              <input type="hidden" name="status" value={status} />
              <SubmitButton>{`Send ${counted(people, "reminder")}`}</SubmitButton>
            </Form>
            {back}
          </FormWithExit>
        </>
      )}
    </PortalPage>
  );
}

import { context } from "@countersign/auth/context.ts";
import { requirePerson } from "@countersign/auth/guard.ts";
import type { Kind } from "@countersign/db";
import { type PageProps, textOf } from "@countersign/portal/frame/page-props.ts";
import { PortalPage } from "@countersign/portal/frame/portal-page.tsx";
import { Moment } from "@countersign/portal/words/moment.tsx";
import { type ReminderMailing, readReminders } from "@countersign/twofactor";
import { SubmitButton } from "@countersign/ui/action/submit-button.tsx";
import { TextLink } from "@countersign/ui/action/text-link.tsx";
import { DescriptionList } from "@countersign/ui/data/description-list.tsx";
import { ProgressBar } from "@countersign/ui/data/progress-bar.tsx";
import { FormAlert } from "@countersign/ui/feedback/form-alert.tsx";
import { StatusMessage } from "@countersign/ui/feedback/status-message.tsx";
import { Form } from "@countersign/ui/form/form.tsx";
import { Heading } from "@countersign/ui/page/heading.tsx";
import { z } from "zod";
import { LookAgain } from "../invite/run/look-again.tsx";
import { listPaths } from "../people/people-paths.ts";
import { statusWords } from "../people/status-words.ts";
import { remindersPath } from "./reminder-paths.ts";
import { finishedSentence, reminderRefusedSentence, stateLeads } from "./reminder-sentences.ts";
import { stopReminders } from "./stop-reminders.ts";

/** What Next gives the page of one reminder to many. */
export type RemindersPageProps = PageProps & { readonly params: Promise<{ readonly id: string }> };

/** `/staff/reminders/<id>` and `/patients/reminders/<id>`: how far it has come, and the way to stop it. */
export async function RemindersPage({ kind, params, searchParams }: RemindersPageProps & { kind: Kind }) {
  const admin = await requirePerson({ may: "manage_people" });
  const { clinicId } = admin;
  const id = z.uuid().safeParse((await params).id);
  const mailing = id.success ? await readReminders(context(), { clinicId, kind, mailingId: id.data }) : null;
  const back = <TextLink href={listPaths[kind]}>{kind === "staff" ? "Staff" : "Patients"}</TextLink>;
  // Not Next's notFound(), which sends an empty page to whoever has no JavaScript.
  if (!mailing) {
    return (
      <PortalPage title="Nothing found" person={admin}>
        <Heading lead="The address may be mistyped: it belongs to no reminder here.">Nothing found</Heading>
        <p>{back}</p>
      </PortalPage>
    );
  }
  const refusal = reminderRefusedSentence(textOf((await searchParams).refused));
  return (
    <PortalPage title="Reminders" person={admin}>
      {refusal ? <FormAlert focus>{refusal}</FormAlert> : null}
      <div className="flex flex-col gap-3">
        <p className="text-sm">{back}</p>
        <Heading lead={stateLeads[mailing.state]}>Reminders</Heading>
      </div>
      {mailing.state === "running" ? <Progress mailing={mailing} /> : null}
      {mailing.state === "finished" ? <StatusMessage focus={false}>{finishedSentence(mailing)}</StatusMessage> : null}
      <DescriptionList
        items={[
          { term: "List", value: statusWords[mailing.status].label },
          { term: "Reminded", value: `${mailing.sent} of ${mailing.people}` },
          { term: "Begun by", value: mailing.createdBy },
          { term: "Begun", value: <Moment at={mailing.createdAt.toISOString()} /> },
        ]}
      />
    </PortalPage>
  );
}

/** It looks again by itself where scripts run; the link does it for everybody. */
function Progress({ mailing }: { mailing: ReminderMailing }) {
  const { kind, mailingId, passed, people } = mailing;
  // People who came into the list since it began are reminded, too.
  const total = Math.max(people, passed);
  return (
    <div className="flex flex-col gap-2">
      <ProgressBar label="Reminders" done={passed} total={total} />
      <p className="flex flex-wrap items-center justify-between gap-x-6 text-sm">
        <span className="tabular-nums">{`${passed} of ${total}`}</span>
        <TextLink href={remindersPath(kind, mailingId)}>Refresh</TextLink>
      </p>
      <LookAgain />
      <Form action={stopReminders} layout="inline">
        <input type="hidden" name="kind" value={kind} />
        <input type="hidden" name="mailingId" value={mailingId} />
        <div>
          <SubmitButton look="secondary">Stop</SubmitButton>
        </div>
      </Form>
    </div>
  );
}

import { context } from "@countersign/auth/context.ts";
import { requirePerson } from "@countersign/auth/guard.ts";
import { DoneMessage } from "@countersign/portal/frame/done-message.tsx";
import { type PageProps, textOf } from "@countersign/portal/frame/page-props.ts";
import { PortalPage } from "@countersign/portal/frame/portal-page.tsx";
import { readPolicies, readSchedule } from "@countersign/twofactor";
import { FormAlert } from "@countersign/ui/feedback/form-alert.tsx";
import { Heading } from "@countersign/ui/page/heading.tsx";
import { SettingsArea } from "../settings/settings-area.tsx";
import { draftsIn, withDrafts } from "./drafted-policies.ts";
import { PolicyForm } from "./policy-form.tsx";
import { saveDone, saveRefusedSentence } from "./save-sentences.ts";
import { ScheduledChange } from "./schedule/scheduled-change.tsx";

/** Settings › General › Security: what is in force, what is scheduled, and how to change it. */
export async function SecurityPage({ searchParams }: PageProps) {
  const person = await requirePerson({ may: "change_policy" });
  const { clinicId } = person;
  const [active, schedule, search] = await Promise.all([
    readPolicies(context(), { clinicId }),
    readSchedule(context(), { clinicId }),
    searchParams,
  ]);
  const refusal = saveRefusedSentence(textOf(search.refused));
  const inForce = { ...active, expected: { staff: active.staff.version, patient: active.patient.version } };
  const drafts = draftsIn(search) ?? inForce;
  return (
    <PortalPage title="Security" person={person}>
      <DoneMessage done={search.done} sentences={saveDone} />
      {refusal ? <FormAlert focus>{refusal}</FormAlert> : null}
      <SettingsArea here="security">
        <Heading lead="What signing in asks of staff and patients. You see what a change would do before you save it.">
          Security
        </Heading>
        {schedule ? <ScheduledChange schedule={schedule} active={active} timeZone={person.clinic.timeZone} /> : null}
        {/* Other values are another form: nothing of the earlier one may stay in its fields. */}
        <PolicyForm key={withDrafts("", drafts)} drafts={drafts} />
      </SettingsArea>
    </PortalPage>
  );
}

import { readTextLimits } from "@countersign/accounts";
import { context } from "@countersign/auth/context.ts";
import { requirePerson } from "@countersign/auth/guard.ts";
import { DoneMessage } from "@countersign/portal/frame/done-message.tsx";
import { type PageProps, textOf } from "@countersign/portal/frame/page-props.ts";
import { PortalPage } from "@countersign/portal/frame/portal-page.tsx";
import { readPolicies, readPolicyHistory, readSchedule, readTextUse } from "@countersign/twofactor";
import { TextLink } from "@countersign/ui/action/text-link.tsx";
import { FormAlert } from "@countersign/ui/feedback/form-alert.tsx";
import { Heading } from "@countersign/ui/page/heading.tsx";
import { forecastPath, sheetPath } from "../forecast/forecast-paths.ts";
import { SettingsNavigation } from "../settings/settings-navigation.tsx";
import { draftsIn, withDrafts } from "./drafted-policies.ts";
import { MethodsWorth } from "./methods-worth.tsx";
import { PolicyForm } from "./policy-form.tsx";
import { PolicyHistory } from "./policy-history.tsx";
import { saveDone, saveRefusedSentence } from "./save-sentences.ts";
import { ScheduledChange } from "./schedule/scheduled-change.tsx";
import { TextLimitsSection } from "./texts/text-limits-section.tsx";

/** Changes of policy shown. */
const HISTORY_ROWS = 20;

/** Settings › General › Security: what is in force, how to change it, how it came to be. */
export async function SecurityPage({ searchParams }: PageProps) {
  const person = await requirePerson({ may: "change_policy" });
  const { clinicId } = person;
  const [active, history, schedule, limits, use, search] = await Promise.all([
    readPolicies(context(), { clinicId }),
    readPolicyHistory(context(), { clinicId, limit: HISTORY_ROWS }),
    readSchedule(context(), { clinicId }),
    readTextLimits(context(), clinicId),
    readTextUse(context(), { clinicId }),
    searchParams,
  ]);
  const refusal = saveRefusedSentence(textOf(search.refused));
  const inForce = { ...active, expected: { staff: active.staff.version, patient: active.patient.version } };
  const drafts = draftsIn(search) ?? inForce;
  return (
    <PortalPage title="Security" person={person}>
      <DoneMessage done={search.done} sentences={saveDone} />
      {refusal ? <FormAlert focus>{refusal}</FormAlert> : null}
      <div className="flex flex-col gap-4">
        <SettingsNavigation here="security" />
        <Heading lead="What signing in asks of staff and patients. You see what a change would do before it is saved; then it counts from everyone's next request.">
          Security
        </Heading>
      </div>
      {schedule ? <ScheduledChange schedule={schedule} active={active} timeZone={person.clinic.timeZone} /> : null}
      {/* Other values are another form: nothing of the earlier one may stay in its fields. */}
      <PolicyForm key={withDrafts("", drafts)} drafts={drafts} />
      <p className="flex flex-wrap gap-x-6">
        <TextLink href={forecastPath}>Forecast</TextLink>
        <TextLink href={sheetPath}>Sheet for the staff room</TextLink>
      </p>
      <TextLimitsSection limits={limits} use={use} />
      <MethodsWorth />
      <PolicyHistory changes={history} inForce={inForce} />
    </PortalPage>
  );
}

import { context } from "@countersign/auth/context.ts";
import { requirePerson } from "@countersign/auth/guard.ts";
import { PortalPage } from "@countersign/portal/frame/portal-page.tsx";
import { isRequired, type Policy, readPolicies, readSchedule, type WaitingSchedule } from "@countersign/twofactor";
import { EmptyState } from "@countersign/ui/feedback/empty-state.tsx";
import { Heading } from "@countersign/ui/page/heading.tsx";
import { inClinicTime } from "@countersign/zones";
import { policyWords } from "../security/policy-words.ts";
import { SettingsArea } from "../settings/settings-area.tsx";
import { ForecastSection } from "./forecast-section.tsx";

/** Settings › General › Security › Forecast: of the change that is to come, else of the policy in force. */
export async function ForecastPage() {
  const person = await requirePerson({ may: "change_policy" });
  const [{ staff }, schedule] = await Promise.all([readPolicies(context(), person), readSchedule(context(), person)]);
  const policy = schedule?.staff ?? staff;
  return (
    <PortalPage title="Forecast" person={person}>
      <SettingsArea here="forecast">
        <Heading lead={leadOf(staff, schedule)}>Forecast</Heading>
        {isRequired(policy.mode) ? (
          <ForecastSection person={person} policy={policy} {...(schedule ? { from: schedule.takesEffectAt } : {})} />
        ) : (
          <EmptyState>
            Nobody has to set anything up under this policy. The review of a change to Required foresees what it would
            do.
          </EmptyState>
        )}
      </SettingsArea>
    </PortalPage>
  );
}

function leadOf(staff: Policy, schedule: WaitingSchedule | null): string {
  if (!schedule) return `In force for staff: ${policyWords("staff", staff)}.`;
  const from = inClinicTime(schedule.takesEffectAt, schedule.timeZone);
  return `To come for staff on ${from}: ${policyWords("staff", schedule.staff)}.`;
}

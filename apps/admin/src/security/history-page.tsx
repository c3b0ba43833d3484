import { context } from "@countersign/auth/context.ts";
import { requirePerson } from "@countersign/auth/guard.ts";
import { PortalPage } from "@countersign/portal/frame/portal-page.tsx";
import { readPolicies, readPolicyHistory } from "@countersign/twofactor";
import { Heading } from "@countersign/ui/page/heading.tsx";
import { SettingsArea } from "../settings/settings-area.tsx";
import { PolicyHistory } from "./policy-history.tsx";

/** Changes of policy shown. */
const HISTORY_ROWS = 20;

/** Settings › General › Security › Policy history: how what is in force came to be, and the way back. */
export async function HistoryPage() {
  const person = await requirePerson({ may: "change_policy" });
  const { clinicId } = person;
  const [active, changes] = await Promise.all([
    readPolicies(context(), { clinicId }),
    readPolicyHistory(context(), { clinicId, limit: HISTORY_ROWS }),
  ]);
  const inForce = { ...active, expected: { staff: active.staff.version, patient: active.patient.version } };
  return (
    <PortalPage title="Policy history" person={person}>
      <SettingsArea here="history">
        <Heading lead="Every change of the two policies, newest first.">Policy history</Heading>
        <PolicyHistory changes={changes} inForce={inForce} />
      </SettingsArea>
    </PortalPage>
  );
}

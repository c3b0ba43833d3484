import { context } from "@countersign/auth/context.ts";
import { requirePerson } from "@countersign/auth/guard.ts";
import { DoneMessage } from "@countersign/portal/frame/done-message.tsx";
import { type PageProps, textOf } from "@countersign/portal/frame/page-props.ts";
import { PortalPage } from "@countersign/portal/frame/portal-page.tsx";
import { readPolicies, readPolicyHistory } from "@countersign/twofactor";
import { FormAlert } from "@countersign/ui/feedback/form-alert.tsx";
import { Heading } from "@countersign/ui/page/heading.tsx";
import { draftsIn, withDrafts } from "./drafted-policies.ts";
import { MethodsWorth } from "./methods-worth.tsx";
import { PolicyForm } from "./policy-form.tsx";
import { PolicyHistory } from "./policy-history.tsx";
import { saveDone, saveRefusedSentence } from "./save-sentences.ts";

/** Changes of policy shown. */
const HISTORY_ROWS = 20;

/** Settings › General › Security: what is in force, how to change it, how it came to be. */
export async function SecurityPage({ searchParams }: PageProps) {
  const person = await requirePerson({ may: "change_policy" });
  const { clinicId } = person;
  const [active, history, search] = await Promise.all([
    readPolicies(context(), { clinicId }),
    readPolicyHistory(context(), { clinicId, limit: HISTORY_ROWS }),
    searchParams,
  ]);
  const refusal = saveRefusedSentence(textOf(search.refused));
  const inForce = { ...active, expected: { staff: active.staff.version, patient: active.patient.version } };
  const drafts = draftsIn(search) ?? inForce;
  return (
    <PortalPage title="Security" person={person}>
      <DoneMessage done={search.done} sentences={saveDone} />
      {refusal ? <FormAlert focus>{refusal}</FormAlert> : null}
      <div className="flex flex-col gap-1">
        <p className="text-ink-muted text-sm">Settings › General</p>
        <Heading lead="What signing in asks of staff and patients. You see what a change would do before it is saved; then it counts from everyone's next request.">
          Security
        </Heading>
      </div>
      {/* Other values are another form: nothing of the earlier one may stay in its fields. */}
      <PolicyForm key={withDrafts("", drafts)} drafts={drafts} />
      <MethodsWorth />
      <PolicyHistory changes={history} />
    </PortalPage>
  );
}

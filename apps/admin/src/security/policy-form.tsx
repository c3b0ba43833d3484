import type { Kind } from "@countersign/db";
import { ActionForm } from "@countersign/portal/form/action-form.tsx";
import { FormChoice, FormNumber } from "@countersign/portal/form/form-fields.tsx";
import { policyModes, SKIPS_MOST } from "@countersign/twofactor";
import { SubmitButton } from "@countersign/ui/action/submit-button.tsx";
import type { RadioOption } from "@countersign/ui/field/radio-group.tsx";
import { FieldGroup } from "@countersign/ui/form/field-group.tsx";
import type { DraftedPolicies } from "./drafted-policies.ts";
import { modeLabels, modeMeanings } from "./policy-words.ts";
import { reviewChange } from "./review-change.ts";

/** Both policies in one form, filled with what is in force or with a draft that is being changed again. */
export function PolicyForm({ drafts }: { drafts: DraftedPolicies }) {
  return (
    <ActionForm action={reviewChange}>
      <input type="hidden" name="staffVersion" value={drafts.expected.staff} />
      <input type="hidden" name="patientVersion" value={drafts.expected.patient} />
      <FieldGroup legend="Staff" lead="A code from an authenticator app, or a recovery code.">
        <FormChoice
          label="Staff two-factor authentication"
          name="staffMode"
          options={optionsFor("staff")}
          defaultValue={drafts.staff.mode}
        />
        <FormNumber
          label="Logins that may be skipped"
          name="staffSkips"
          hint="While it is required: how often somebody who has not set it up may still put it off. 0 means at once. Counted for each person from their first login."
          min={0}
          max={SKIPS_MOST}
          defaultValue={drafts.staff.skipsAllowed}
        />
      </FieldGroup>
      <FieldGroup legend="Patients" lead="A code sent by email, or by text to a confirmed phone.">
        <FormChoice
          label="Patient sign-in codes"
          name="patientMode"
          options={optionsFor("patient")}
          defaultValue={drafts.patient.mode}
        />
      </FieldGroup>
      <div>
        <SubmitButton>Review change</SubmitButton>
      </div>
    </ActionForm>
  );
}

function optionsFor(kind: Kind): RadioOption[] {
  return policyModes[kind].map((mode) => ({
    value: mode,
    label: modeLabels[mode],
    description: modeMeanings[kind][mode],
  }));
}

import type { Kind } from "@countersign/db";
import { ActionForm } from "@countersign/portal/form/action-form.tsx";
import { FormChoice, FormNumber } from "@countersign/portal/form/form-fields.tsx";
import { type PolicyDraft, policyModes, SKIPS_MOST, trustsDevices } from "@countersign/twofactor";
import { SubmitButton } from "@countersign/ui/action/submit-button.tsx";
import type { RadioOption } from "@countersign/ui/field/radio-group.tsx";
import { FieldGroup } from "@countersign/ui/form/field-group.tsx";
import { type DraftedPolicies, draftBounds } from "./drafted-policies.ts";
import { modeLabels, modeMeanings } from "./policy-words.ts";
import { reviewChange } from "./review-change.ts";

const textChoices = [
  {
    value: "allowed",
    label: "Allowed",
    description: "Patients with a confirmed phone choose between email and text at each login.",
  },
  {
    value: "refused",
    label: "Not allowed",
    description: "All codes go by email. Safer: a phone number can be taken over at the phone company.",
  },
] as const;

/** Both policies in one form, filled with what is in force or with a draft that is being changed again. */
export function PolicyForm({ drafts }: { drafts: DraftedPolicies }) {
  const { staff, patient, expected } = drafts;
  return (
    <ActionForm action={reviewChange}>
      <input type="hidden" name="staffVersion" value={expected.staff} />
      <input type="hidden" name="patientVersion" value={expected.patient} />
      <div className="grid gap-6 xl:grid-cols-2">
        <FieldGroup legend="Staff" lead="A code from an authenticator app, or a recovery code.">
          <FormChoice
            label="Staff two-factor authentication"
            name="staffMode"
            options={optionsFor("staff", staff)}
            defaultValue={staff.mode}
          />
          <FormNumber
            label="Logins that may be skipped"
            name="staffSkips"
            hint="While it is required: how often somebody who has not set it up may still put it off, counted for each person from their first login. A higher number means longer with the password alone; 0 means at once."
            min={0}
            max={SKIPS_MOST}
            defaultValue={staff.skipsAllowed}
          />
          <IdleField name="staffIdle" draft={staff} />
        </FieldGroup>
        <FieldGroup legend="Patients" lead="A code sent by email, or by text to a confirmed phone.">
          <FormChoice
            label="Patient sign-in codes"
            name="patientMode"
            options={optionsFor("patient", patient)}
            defaultValue={patient.mode}
          />
          <FormChoice
            label="Codes by text"
            name="patientTexts"
            options={textChoices}
            defaultValue={patient.textCodes}
          />
          <IdleField name="patientIdle" draft={patient} />
        </FieldGroup>
      </div>
      <div>
        <SubmitButton>Review change</SubmitButton>
      </div>
    </ActionForm>
  );
}

function optionsFor(kind: Kind, draft: PolicyDraft): RadioOption[] {
  return policyModes[kind].map((mode) => ({
    value: mode,
    label: modeLabels[mode],
    description: modeMeanings[kind][mode],
    ...(trustsDevices(mode) ? { reveals: <DaysField kind={kind} draft={draft} /> } : {}),
  }));
}

/** Stands in its mode only, and is posted in every mode: choosing another one for a look loses nothing. */
function DaysField({ kind, draft }: { kind: Kind; draft: PolicyDraft }) {
  const { least, most } = draftBounds.days;
  return (
    <FormNumber
      label="Trusted device days"
      name={`${kind}Days`}
      hint={`${least} to ${most}. A higher number means more days on which whoever has the device needs nothing but the password.`}
      min={least}
      max={most}
      defaultValue={draft.trustedDeviceDays}
      unit="days"
    />
  );
}

function IdleField({ name, draft }: { name: "staffIdle" | "patientIdle"; draft: PolicyDraft }) {
  const { least, most } = draftBounds.idle;
  return (
    <FormNumber
      label="Minutes until an idle session ends"
      name={name}
      hint={`${least} to ${most}. A higher number means that a screen somebody walked away from stays open for longer. Below ${least}, people are signed out while they read; above ${most}, it is longer than NIST SP 800-63B-4 recommends.`}
      min={least}
      max={most}
      defaultValue={draft.idleMinutes}
      unit="minutes"
    />
  );
}

import { type PolicyDrafts, type PolicyVersions, policyModes, SKIPS_MOST, usualPolicy } from "@countersign/twofactor";
import { z } from "zod";

/** What an admin wants, and the versions of the policies that they saw when they began. */
export type DraftedPolicies = PolicyDrafts & { readonly expected: PolicyVersions };

const skipsSentence = `Type a whole number from 0 to ${SKIPS_MOST}.`;
const version = z
  .string()
  .regex(/^[1-9]\d{0,8}$/)
  .transform(Number);

/**
 * The drafts as they travel: in the form's fields, and under the same names in the address of the review page. They are
 * no secrets, and saving them is guarded by itself.
 */
export const draftFields = z.object({
  staffMode: z.enum(policyModes.staff, "Choose one of these."),
  staffSkips: z
    .string(skipsSentence)
    .trim()
    .regex(/^\d{1,3}$/, skipsSentence)
    .transform(Number)
    .pipe(z.number().max(SKIPS_MOST, skipsSentence)),
  staffVersion: version,
  patientMode: z.enum(policyModes.patient, "Choose one of these."),
  patientVersion: version,
});

/** The names of the fields, for what is read from a form and what is given back. */
export const draftFieldNames = Object.keys(draftFields.shape);

/** The drafts that the fields spell. */
export function draftsOf(fields: z.output<typeof draftFields>): DraftedPolicies {
  return {
    staff: { ...usualPolicy, mode: fields.staffMode, skipsAllowed: fields.staffSkips },
    patient: { ...usualPolicy, mode: fields.patientMode, skipsAllowed: 0 },
    expected: { staff: fields.staffVersion, patient: fields.patientVersion },
  };
}

/** The same as fields again. */
export function fieldsOf({ staff, patient, expected }: DraftedPolicies): Record<string, string> {
  return {
    staffMode: staff.mode,
    staffSkips: String(staff.skipsAllowed),
    staffVersion: String(expected.staff),
    patientMode: patient.mode,
    patientVersion: String(expected.patient),
  };
}

/** A path with the drafts in its query. */
export function withDrafts(path: string, drafts: DraftedPolicies, more: Readonly<Record<string, string>> = {}): string {
  return `${path}?${new URLSearchParams({ ...fieldsOf(drafts), ...more })}`;
}

/** The drafts that an address spells, or null when it spells none that could be saved. */
export function draftsIn(parameters: Readonly<Record<string, unknown>>): DraftedPolicies | null {
  const parsed = draftFields.safeParse(parameters);
  return parsed.success ? draftsOf(parsed.data) : null;
}

/** The drafts as a step-up keeps them. */
export const keptDrafts = z.record(z.string(), z.string()).pipe(draftFields).transform(draftsOf);

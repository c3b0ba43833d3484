import { readText } from "@countersign/accounts";
import {
  idleMinutes,
  type PolicyDrafts,
  type PolicyVersions,
  policyModes,
  SKIPS_MOST,
  trustedDeviceDays,
  trustsDevices,
} from "@countersign/twofactor";
import { z } from "zod";

/** What an admin wants, and the versions of the policies that they saw when they began. */
export type DraftedPolicies = PolicyDrafts & { readonly expected: PolicyVersions };

/** Between which numbers the form's may be chosen. */
export const draftBounds = { days: trustedDeviceDays, idle: idleMinutes } as const;

const CHOOSE = "Choose one of these.";

const wholeNumber = ({ least, most }: { readonly least: number; readonly most: number }) => {
  const sentence = `Type a whole number from ${least} to ${most}.`;
  return z
    .string(sentence)
    .transform(readText)
    .pipe(z.string().regex(/^\d{1,3}$/, sentence))
    .transform(Number)
    .pipe(z.number().min(least, sentence).max(most, sentence));
};

/** Nobody sees the days in a mode that trusts no device: what makes no sense there is as good as nothing. */
const days = wholeNumber(trustedDeviceDays);
const hiddenDays = days.catch(trustedDeviceDays.usual);

const version = z
  .string()
  .regex(/^[1-9]\d{0,8}$/)
  .transform(Number);

const fields = z.object({
  staffMode: z.enum(policyModes.staff, CHOOSE),
  staffSkips: wholeNumber({ least: 0, most: SKIPS_MOST }),
  staffDays: days,
  staffIdle: wholeNumber(idleMinutes),
  staffVersion: version,
  patientMode: z.enum(policyModes.patient, CHOOSE),
  patientDays: days,
  patientIdle: wholeNumber(idleMinutes),
  patientTexts: z.enum(["allowed", "refused"], CHOOSE),
  patientVersion: version,
});

/**
 * The drafts as they travel: in the form's fields, and under the same names in the address of the review page. They are
 * no secrets, and saving them is guarded by itself.
 */
export const draftFields = z.preprocess((given) => {
  const posted = z.record(z.string(), z.unknown()).catch({}).parse(given);
  const shown = (mode: unknown) => policyModes.staff.some((known) => known === mode && trustsDevices(known));
  return {
    ...posted,
    ...(shown(posted.staffMode) ? {} : { staffDays: String(hiddenDays.parse(posted.staffDays)) }),
    ...(shown(posted.patientMode) ? {} : { patientDays: String(hiddenDays.parse(posted.patientDays)) }),
  };
}, fields);

/** The names of the fields, for what is read from a form and what is given back. */
export const draftFieldNames = Object.keys(fields.shape);

/** The drafts that the fields spell. */
export function draftsOf(spelt: z.output<typeof fields>): DraftedPolicies {
  return {
    staff: {
      mode: spelt.staffMode,
      skipsAllowed: spelt.staffSkips,
      trustedDeviceDays: spelt.staffDays,
      idleMinutes: spelt.staffIdle,
      textCodes: "allowed",
    },
    patient: {
      mode: spelt.patientMode,
      skipsAllowed: 0,
      trustedDeviceDays: spelt.patientDays,
      idleMinutes: spelt.patientIdle,
      textCodes: spelt.patientTexts,
    },
    expected: { staff: spelt.staffVersion, patient: spelt.patientVersion },
  };
}

/** The same as fields again. */
export function fieldsOf({ staff, patient, expected }: DraftedPolicies): Record<string, string> {
  return {
    staffMode: staff.mode,
    staffSkips: String(staff.skipsAllowed),
    staffDays: String(staff.trustedDeviceDays),
    staffIdle: String(staff.idleMinutes),
    staffVersion: String(expected.staff),
    patientMode: patient.mode,
    patientDays: String(patient.trustedDeviceDays),
    patientIdle: String(patient.idleMinutes),
    patientTexts: patient.textCodes,
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
export const keptDrafts = draftFields.transform(draftsOf);

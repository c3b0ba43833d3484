import { counted } from "@countersign/portal/words/waiting-words.ts";
import { type Coverage, type CoverageResult, isRequired, type PolicyThen, RESET_DAYS } from "@countersign/twofactor";
import { dayWords, inClinicTime } from "@countersign/zones";
import { modeLabels } from "../security/policy-words.ts";

type Refusal = Extract<CoverageResult, { ok: false }>;

/** Why there is nothing to tell of a day. */
export function coverageRefusal(refusal: Refusal): string {
  switch (refusal.why) {
    case "no_day":
      return "This is not a day of the calendar. Choose one, such as 3 March 2026.";
    case "future":
      return "This day has not come yet. Choose today or an earlier day.";
    case "before_clinic":
      return `The clinic did not exist here then. It was set up on ${dayWords(refusal.begins)}.`;
    case "before_trail":
      return `The audit trail is kept since ${dayWords(refusal.begins)}. What was before cannot be told any more.`;
  }
}

/** "Required – every login since 2 February 2026 (version 3, set by Maria Okafor)." */
export function policySentence(policy: PolicyThen, timeZone: string): string {
  const dayAt = (at: Date) => inClinicTime(at, timeZone, "date");
  const { at, version, by } = policy.since;
  const setBy = by === null ? "as the clinic began" : `set by ${by}`;
  const since = `${modeLabels[policy.mode]} since ${dayAt(at)} (version ${version}, ${setBy}).`;
  const { requiredSince } = policy;
  if (requiredSince === null || !isRequired(policy.mode) || requiredSince >= at) return since;
  return `${since} Required in one mode or another since ${dayAt(requiredSince)}.`;
}

/** "41 of 43 enrolled, 2 in grace, 0 not enrolled." Whoever was locked was enrolled. */
export function staffSentence({ adoption: { staff }, admins }: Coverage): string {
  if (staff.people === 0) return "There were no staff.";
  const enrolled = staff.enrolled + staff.locked;
  const locked = staff.locked > 0 ? ` (${staff.locked} of them locked after wrong codes)` : "";
  return `${enrolled} of ${counted(staff.people, "member")} of staff had a second factor${locked}; ${staff.inGrace} in grace, ${staff.notEnrolled} without. ${admins.enrolled} of ${counted(admins.people, "admin")} had one.`;
}

/** "120 of 400 patients were asked for a sign-in code at every login." */
export function patientSentence({ adoption: { patient } }: Coverage): string {
  if (patient.people === 0) return "There were no patients.";
  const on = patient.codesOn + patient.locked;
  const locked = patient.locked > 0 ? ` (${patient.locked} of them locked after wrong codes)` : "";
  return `${on} of ${counted(patient.people, "patient")} had sign-in codes on${locked}.`;
}

/** Second factors that the clinic took away. */
export function resetSentence({ resets }: Coverage): string {
  return `Second factors reset in the ${RESET_DAYS} days until then: ${resets.staff} of staff, ${resets.patient} of patients.`;
}

import type { AuditEventName, HistoryRow } from "@countersign/audit";
import type { Person } from "../session/person.ts";

/** What nobody can do who does not know the password, or sits at a session of the account. */
const disownableEvents: ReadonlySet<string> = new Set<AuditEventName>([
  "account.password_set",
  "account.password_reset",
  "account.password_changed",
  "account.email_changed",
  "sign_in.code_wrong",
  "sign_in.code_reused",
  "sign_in.failed",
  "sign_in.cancelled",
  "sign_in.unfinished",
  "sign_in.new_browser",
  "session.started",
  "session.others_ended",
  "skip.spent",
  "enrolment.started",
  "enrolment.code_wrong",
  "authenticator.enrolled",
  "authenticator.replaced",
  "authenticator.added",
  "authenticator.renamed",
  "authenticator.removed",
  "two_factor.disabled",
  "re_enrolment_link.used",
  "trusted_device.added",
  "recovery_codes.made",
  "recovery_code.used",
  "recovery_code.wrong",
  "factors.suspended",
  "sign_in_code.sent",
  "sign_in_codes.turned_on",
  "sign_in_codes.turned_off",
  "phone.confirmed",
  "step_up.password_wrong",
]);

type Asker = Pick<Person, "clinicId" | "accountId" | "sessionId">;

/**
 * Whether somebody can say of an event that it was not them: it happened to their own account, takes more than knowing
 * their email, was done by nobody else in their own name, and did not begin the very session in which they say so.
 */
export function isDisownable(event: HistoryRow, person: Asker): boolean {
  const theirs = event.clinicId === person.clinicId && event.accountId === person.accountId;
  const asThem = event.actorId === null || event.actorId === person.accountId;
  const here = event.event === "session.started" && event.sessionId === person.sessionId;
  return theirs && asThem && !here && disownableEvents.has(event.event);
}

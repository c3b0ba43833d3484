import { type AuditEventName, auditEventNames } from "@countersign/audit";
import { methodWords } from "../../home/home-words.ts";

/** Every event in the words of the person it happened to; null for those that say nothing to them. */
const sentences: Readonly<Record<AuditEventName, string | null>> = {
  "clinic.created": null,
  "clinic.settings_changed": null,
  "account.invited": "You were invited",
  "account.imported": null,
  "account.password_set": "Your password was set",
  "account.password_reset_asked": "A link to choose a new password was asked for",
  "account.password_reset": "A new password was chosen by a mailed link",
  "account.password_changed": "Your password was changed",
  "account.email_changed": "Your email address was changed",
  "account.address_failing": "Messages to you could not be delivered",
  "account.address_works": "Messages reach you again",
  "account.deactivated": "The clinic deactivated your account",
  "account.reactivated": "The clinic reactivated your account",
  "account.role_changed": "The clinic changed your role",
  "account.contact_corrected": "The clinic corrected your contact details",
  "account.reminded": "The clinic reminded you to set up two-factor authentication",
  "account.signed_out": "The clinic signed you out everywhere",
  "account.disowned": "You said that something was not you, and everywhere else was signed out",
  "invitation_run.checked": null,
  "invitation_run.confirmed": null,
  "invitation_run.cancelled": null,
  "invitation_run.finished": null,
  "sign_in.password_wrong": "Somebody tried to sign in with a wrong password",
  "sign_in.started": null,
  "sign_in.code_wrong": "A wrong code was typed after the right password",
  "sign_in.code_reused": "A code was typed that had been used before",
  "sign_in.failed": "A sign-in was stopped after too many wrong codes",
  "sign_in.cancelled": "A sign-in was cancelled",
  "sign_in.unfinished": "Somebody typed your password and never finished signing in",
  "sign_in.new_browser": "You signed in from a browser that had not been used before",
  "sign_in.clock_off": "A code came from a phone whose clock is off",
  "session.started": "You signed in",
  "session.rotated": null,
  "session.ended": "A session was signed out",
  "session.others_ended": "All other sessions were signed out",
  "skip.spent": "Setting up two-factor authentication was skipped",
  "enrolment.started": "Setting up two-factor authentication was begun",
  "enrolment.code_wrong": "A wrong code was typed while setting up",
  "enrolment.password_wrong": "A wrong password was typed while setting up",
  "authenticator.enrolled": "Two-factor authentication was turned on",
  "authenticator.replaced": "A new phone took the place of the old one",
  "authenticator.added": "An authenticator was added",
  "authenticator.renamed": "An authenticator was given another name",
  "authenticator.removed": "An authenticator was removed",
  "two_factor.disabled": "Two-factor authentication was turned off",
  "two_factor.reset": "The clinic reset your two-factor authentication",
  "reset_request.made": "An admin asked to reset your two-factor authentication",
  "reset_request.approved": "Another admin approved the reset of your two-factor authentication",
  "reset_request.cancelled": "The reset of your two-factor authentication was cancelled",
  "re_enrolment_link.sent": "A link to set two-factor authentication up again was sent to you",
  "re_enrolment_link.used": "The link to set two-factor authentication up again was used",
  "trusted_device.added": "A device was trusted",
  "trusted_device.ended": "A device is trusted no more",
  "recovery_codes.made": "New recovery codes were made",
  "recovery_codes.stored": "Recovery codes were confirmed as stored",
  "recovery_code.used": "A recovery code was used",
  "authenticator.unreadable": "Your authenticator app could not be checked, because of a fault on our side",
  "recovery_code.wrong": "A wrong recovery code was typed after the right password",
  "factors.suspended": "Codes were suspended after too many wrong ones",
  "factors.unlocked": "Codes were unlocked",
  "sign_in_code.sent": "A sign-in code was sent",
  "sign_in_codes.turned_on": "Sign-in codes were turned on",
  "sign_in_codes.turned_off": "Sign-in codes were turned off",
  "phone.confirmed": "A mobile number was confirmed",
  "step_up.started": null,
  "step_up.password_wrong": "A wrong password was typed to confirm that it was you",
  "skips.restarted": "The clinic restarted the count of logins you may skip",
  "policy.changed": null,
  "policy.scheduled": null,
  "policy.schedule_cancelled": null,
  "policy.schedule_overtaken": null,
  "policy.schedule_moved": null,
  "mailing.started": null,
  "mailing.finished": null,
  "mailing.cancelled": null,
  "people.exported": null,
  "audit.exported": null,
  "audit.seal_broken": null,
};

/** The events that have something to say. */
export const activityEvents: readonly AuditEventName[] = auditEventNames.filter((name) => sentences[name] !== null);

/** What happened, for the person it happened to. An event that a newer version wrote keeps its own word. */
export function activitySentence(row: { readonly event: string; readonly details: Record<string, unknown> }): string {
  if (!Object.hasOwn(sentences, row.event)) return row.event;
  if (row.event === "session.started") return sessionSentence(row.details);
  const sentence = sentences[row.event as AuditEventName] ?? row.event;
  const { name } = row.details;
  return aboutAuthenticators.has(row.event) && typeof name === "string" ? `${sentence}: “${name}”` : sentence;
}

/** Events that say which authenticator, as its person calls it. */
const aboutAuthenticators: ReadonlySet<string> = new Set<AuditEventName>([
  "authenticator.added",
  "authenticator.renamed",
  "authenticator.removed",
]);

/** A step-up begins a new session row in the place of the old one, and is no sign-in. */
function sessionSentence({ purpose, method }: Record<string, unknown>): string {
  if (purpose === "step_up") return "You confirmed that it was you";
  if (typeof method !== "string" || !Object.hasOwn(methodWords, method)) return "You signed in";
  const how = methodWords[method as keyof typeof methodWords];
  return `You signed in ${how.charAt(0).toLowerCase()}${how.slice(1)}`;
}

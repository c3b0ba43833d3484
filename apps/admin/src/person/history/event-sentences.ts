import type { Role } from "@countersign/accounts";
import type { AuditEventName } from "@countersign/audit";
import { clockWords } from "@countersign/portal/words/clock-words.ts";
import type { PersonEvent, SessionMethod } from "@countersign/twofactor";
import { z } from "zod";
import { roleNames } from "../role/role-words.ts";
import { methodWords } from "./method-words.ts";

/** The facts of an event that a sentence may use; whatever else the trail keeps is left alone. */
const facts = z.object({
  reason: z.string().nullish().catch(null),
  method: z.string().nullish().catch(null),
  purpose: z.string().nullish().catch(null),
  channel: z.string().nullish().catch(null),
  from: z.string().nullish().catch(null),
  to: z.string().nullish().catch(null),
  how: z.string().nullish().catch(null),
  by: z.string().nullish().catch(null),
  left: z.number().nullish().catch(null),
  name: z.string().nullish().catch(null),
  what: z.string().nullish().catch(null),
  seconds: z.number().nullish().catch(null),
});
type Facts = z.infer<typeof facts>;

const asked = "The reset of two-factor authentication that was asked for";
const resetEndings: Readonly<Record<string, string>> = {
  stopped: `${asked} was stopped with the link that was mailed.`,
  expired: `${asked} was not approved in time.`,
  asker_gone: `${asked} came to nothing: whoever asked is no longer an admin.`,
  person_gone: `${asked} came to nothing: the account was deactivated.`,
  person_recovered: `${asked} came to nothing: another authenticator had been set up.`,
  nothing_to_reset: `${asked} came to nothing: there was nothing left to reset.`,
  more_admins: `${asked} came to nothing: there were more than two admins by then, so one of them has to approve.`,
  reset_otherwise: `${asked} came to nothing: it was reset in another way.`,
};

const roleName = (role: string) => (Object.hasOwn(roleNames, role) ? roleNames[role as Role] : role);
const fromTo = ({ from, to }: Facts) => (from && to ? ` from ${roleName(from)} to ${roleName(to)}` : "");

const named =
  (sentence: string) =>
  ({ name }: Facts) =>
    name ? `${sentence}: “${name}”.` : `${sentence}.`;

const because = (sentence: string, { reason }: Facts) => (reason ? `${sentence}: “${reason}”` : `${sentence}.`);

const sentences: Readonly<Record<AuditEventName, string | ((facts: Facts) => string)>> = {
  "clinic.created": "The clinic was created.",
  "clinic.settings_changed": "The clinic's settings were changed.",
  "account.invited": "Invited to set a password.",
  "account.imported": "The account was imported.",
  "account.password_set": "Set a password.",
  "account.password_reset_asked": "Asked for a link to choose a new password.",
  "account.password_reset": "Chose a new password by a mailed link.",
  "account.password_changed": "Changed the password.",
  "account.email_changed": "Changed the email address.",
  "account.address_failing": ({ channel }) =>
    `${channel === "text" ? "Texts to the phone number" : "Emails to the address"} could not be delivered.`,
  "account.address_works": ({ channel }) =>
    `${channel === "text" ? "Texts to the phone number" : "Emails to the address"} arrive again.`,
  "account.deactivated": (facts) => because("The account was deactivated", facts),
  "account.reactivated": (facts) => because("The account was reactivated", facts),
  "account.role_changed": (facts) => because(`The role was changed${fromTo(facts)}`, facts),
  "account.contact_corrected": (facts) => because("The contact details were corrected", facts),
  "account.reminded": "Was reminded to set up two-factor authentication.",
  "account.disowned": ({ what }) =>
    what ? `Said that this was not them: “${what}”.` : "Said that something was not them.",
  "account.signed_out": (facts) => because("Signed out everywhere", facts),
  "invitation_run.checked": "Had a file of people to invite checked.",
  "invitation_run.confirmed": "Began to invite the people of a file.",
  "invitation_run.cancelled": "Stopped inviting the people of a file.",
  "invitation_run.finished": "The people of a file were invited.",
  "sign_in.password_wrong": "A wrong password was tried.",
  "sign_in.started": "The right password was typed.",
  "sign_in.code_wrong": "A wrong code was typed after the right password.",
  "sign_in.code_reused": "A code was typed that had been used already.",
  "sign_in.failed": "The sign-in ended after too many wrong codes.",
  "sign_in.unfinished": "Somebody typed the right password and never finished signing in.",
  "sign_in.new_browser": "Signed in from a browser that had not been used before.",
  "sign_in.clock_off": ({ seconds }) =>
    seconds
      ? `A code showed that the phone's clock is ${clockWords(seconds)}.`
      : "A code showed that the phone's clock is off.",
  "sign_in.cancelled": "The sign-in was given up.",
  "session.started": ({ method, purpose }) => {
    const how = (method && Object.hasOwn(methodWords, method) ? methodWords[method as SessionMethod] : null) ?? "";
    return `${purpose === "step_up" ? "Confirmed that it was them" : "Signed in"} ${how}`.trim().concat(".");
  },
  "session.rotated": "The session was renewed.",
  "session.ended": "Signed out.",
  "session.others_ended": "All other sessions were signed out.",
  "skip.spent": ({ left }) => `Skipped setting up two-factor authentication${left == null ? "" : `, ${left} left`}.`,
  "enrolment.started": "Began to set up two-factor authentication.",
  "enrolment.code_wrong": "Typed a wrong code while setting up.",
  "enrolment.password_wrong": "Typed a wrong password while setting up.",
  "authenticator.enrolled": "Turned two-factor authentication on.",
  "authenticator.replaced": "Moved to a new authenticator.",
  "authenticator.added": named("Added an authenticator"),
  "authenticator.renamed": named("Gave an authenticator another name"),
  "authenticator.removed": named("Removed an authenticator"),
  "two_factor.disabled": "Turned two-factor authentication off.",
  "two_factor.reset": (facts) =>
    because(`Two-factor authentication was reset${facts.by === "operator" ? " by the operator" : ""}`, facts),
  "reset_request.made": (facts) => because("A reset of two-factor authentication was asked for", facts),
  "reset_request.approved": "The reset of two-factor authentication was approved.",
  "reset_request.cancelled": ({ how }) =>
    (how && resetEndings[how]) || "The reset of two-factor authentication was cancelled.",
  "re_enrolment_link.sent": "A link to set two-factor authentication up again was sent.",
  "re_enrolment_link.used": "The link to set two-factor authentication up again was used.",
  "trusted_device.added": "Chose to trust a device.",
  "trusted_device.ended": "A device is trusted no more.",
  "recovery_codes.made": "Recovery codes were made.",
  "recovery_codes.stored": "Recovery codes were confirmed as stored.",
  "recovery_code.used": "A recovery code was used.",
  "authenticator.unreadable":
    "An authenticator could not be checked: its secret is damaged or its key is missing. Tell your operator.",
  "recovery_code.wrong": "A wrong recovery code was typed.",
  "factors.suspended": "Codes were suspended after too many wrong ones.",
  "factors.unlocked": (facts) => because("Codes were unlocked", facts),
  "sign_in_code.sent": ({ channel }) => `A code was sent by ${channel === "text" ? "text" : "email"}.`,
  "sign_in_codes.turned_on": "Turned sign-in codes on.",
  "sign_in_codes.turned_off": "Turned sign-in codes off.",
  "phone.confirmed": "Confirmed a phone number.",
  "step_up.started": "Was asked to confirm that it is them.",
  "step_up.password_wrong": "Typed a wrong password to confirm that it is them.",
  "skips.restarted": (facts) => because("The skips were restarted", facts),
  "policy.changed": (facts) => because("Changed a policy", facts),
  "policy.scheduled": (facts) => because("Scheduled a change of policy", facts),
  "policy.schedule_cancelled": "Cancelled a scheduled change of policy.",
  "policy.schedule_moved": "Time zone rules changed. A scheduled change of policy keeps its time of day.",
  "policy.schedule_overtaken": "A scheduled change of policy was overtaken by another change.",
  "mailing.started": "Began to write to many people.",
  "mailing.finished": "Many people were written to.",
  "mailing.cancelled": "Stopped writing to many people.",
  "people.exported": "Downloaded a list of people.",
  "audit.exported": "Downloaded the audit trail.",
  "audit.seal_broken": "A seal of the audit trail no longer fits its events.",
};

/** What happened, in one plain sentence. An event that a newer version wrote keeps its own word. */
export function eventSentence({ event, details }: Pick<PersonEvent, "event" | "details">): string {
  if (!Object.hasOwn(sentences, event)) return event;
  const sentence = sentences[event as AuditEventName];
  return typeof sentence === "string" ? sentence : sentence(facts.catch({}).parse(details));
}

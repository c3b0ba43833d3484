import type { AuditEventName } from "../vocabulary.ts";

/**
 * Kinds that every login writes. They stand in no index of kinds, so that a login pays for none: in this order in the
 * predicate of `audit_events_changes`.
 */
export const frequentEvents = [
  "sign_in.password_wrong",
  "sign_in.started",
  "sign_in.code_wrong",
  "sign_in.code_reused",
  "sign_in.failed",
  "sign_in.cancelled",
  "session.started",
  "session.rotated",
  "session.ended",
  "sign_in_code.sent",
  "skip.spent",
  "step_up.started",
] as const satisfies readonly AuditEventName[];

/** What the trail is looked through for: each kind of event in one group. */
export const eventGroups = {
  sign_ins: [...frequentEvents],
  set_up: [
    "enrolment.started",
    "enrolment.code_wrong",
    "enrolment.password_wrong",
    "authenticator.enrolled",
    "authenticator.replaced",
    "authenticator.added",
    "authenticator.renamed",
    "authenticator.removed",
    "two_factor.disabled",
    "recovery_codes.made",
    "recovery_codes.stored",
    "recovery_code.used",
    "recovery_code.wrong",
    "sign_in_codes.turned_on",
    "sign_in_codes.turned_off",
    "phone.confirmed",
  ],
  protection: [
    "factors.suspended",
    "sign_in.unfinished",
    "sign_in.new_browser",
    "sign_in.clock_off",
    "account.disowned",
    "step_up.password_wrong",
    "session.others_ended",
    "trusted_device.added",
    "trusted_device.ended",
  ],
  help: [
    "two_factor.reset",
    "reset_request.made",
    "reset_request.approved",
    "reset_request.cancelled",
    "re_enrolment_link.sent",
    "re_enrolment_link.used",
    "factors.unlocked",
    "skips.restarted",
    "account.signed_out",
    "account.contact_corrected",
    "account.reminded",
  ],
  accounts: [
    "account.invited",
    "account.imported",
    "account.password_set",
    "account.password_reset_asked",
    "account.password_reset",
    "account.password_changed",
    "account.email_changed",
    "account.address_failing",
    "account.address_works",
    "account.deactivated",
    "account.reactivated",
    "account.role_changed",
    "invitation_run.checked",
    "invitation_run.confirmed",
    "invitation_run.cancelled",
    "invitation_run.finished",
  ],
  settings: [
    "clinic.created",
    "clinic.settings_changed",
    "policy.changed",
    "policy.scheduled",
    "policy.schedule_cancelled",
    "policy.schedule_overtaken",
    "mailing.started",
    "mailing.finished",
    "mailing.cancelled",
  ],
  records: ["people.exported", "audit.exported", "audit.seal_broken"],
} as const satisfies Readonly<Record<string, readonly AuditEventName[]>>;

export type EventGroup = keyof typeof eventGroups;

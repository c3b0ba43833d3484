import type { LinkMessage, Notice } from "../../catalogue/message.ts";
import type { ClinicFacts, SignInCodeFacts } from "../rendered.ts";

export const clinic: ClinicFacts = {
  clinic: "Lakeside Physio",
  help: { phone: "020 7946 0018", email: "help@lakeside.example", hours: "Monday to Friday, 8 to 18" },
  accent: null,
  logo: null,
  timeZone: "Europe/London",
  portalUrl: "http://lakeside.localhost:3000",
};

const about = {
  clinicId: "019aab00-0000-7000-8000-000000000001",
  accountId: "019aab00-0000-7000-8000-000000000002",
  to: "ana@lakeside.example",
  channel: "email",
  at: "2026-11-22T14:05:09.000Z",
  portal: "staff",
} as const;
const from = { browser: "Chrome on Windows", address: "203.0.113.7" };

const scheduled = {
  scheduleId: "019aab00-0000-7000-8000-000000000005",
  takesEffectAt: "2026-11-30T08:00:00.000Z",
  timeZone: "Europe/London",
};

export const notices: { readonly [Kind in Notice["kind"]]: Extract<Notice, { kind: Kind }> } = {
  two_factor_enabled: { kind: "two_factor_enabled", ...about, ...from },
  two_factor_disabled: { kind: "two_factor_disabled", ...about, ...from },
  new_recovery_codes: { kind: "new_recovery_codes", ...about, ...from },
  recovery_code_used: { kind: "recovery_code_used", ...about, ...from, remaining: 3 },
  two_factor_reset: {
    kind: "two_factor_reset",
    ...about,
    reason: "Lost phone, checked in person",
    by: "admin",
    linkId: null,
  },
  reset_news: {
    kind: "reset_news",
    ...about,
    portal: "admin",
    news: "waits_for_approval",
    yours: false,
    person: "Dr Ana Brook",
    askedBy: "Ben Stone",
    reason: "Lost phone, checked in person",
    until: "2026-11-23T14:05:09.000Z",
  },
  authenticator_added: { kind: "authenticator_added", ...about, ...from, name: "Tablet at home" },
  authenticator_removed: { kind: "authenticator_removed", ...about, ...from, name: "Old phone" },
  authenticator_moved: { kind: "authenticator_moved", ...about, ...from, name: "New phone", replaced: "Old phone" },
  wrong_codes: { kind: "wrong_codes", ...about, ...from },
  sign_in_unfinished: { kind: "sign_in_unfinished", ...about, ...from, signIns: 2 },
  new_browser: { kind: "new_browser", ...about, ...from },
  activity_disowned: { kind: "activity_disowned", ...about, ...from, what: "New recovery codes were made" },
  factors_locked: { kind: "factors_locked", ...about, ...from },
  sign_in_codes_on: { kind: "sign_in_codes_on", ...about, ...from, portal: "patient" },
  sign_in_codes_off: { kind: "sign_in_codes_off", ...about, ...from, portal: "patient" },
  password_changed: { kind: "password_changed", ...about, ...from },
  email_changed: { kind: "email_changed", ...about, ...from, masked: "a…@lakeside.example" },
  email_in_use: { kind: "email_in_use", ...about, ...from },
  phone_changed: { kind: "phone_changed", ...about, ...from, portal: "patient", ending: "42" },
  account_deactivated: { kind: "account_deactivated", ...about },
  account_reactivated: { kind: "account_reactivated", ...about },
  signed_out_everywhere: { kind: "signed_out_everywhere", ...about, reason: "Left a tablet on the bus" },
  role_changed: { kind: "role_changed", ...about, portal: "admin", role: "helpdesk" },
  contact_corrected: { kind: "contact_corrected", ...about, portal: "patient", masked: "a…@new.example", ending: "42" },
  policy_announced: { kind: "policy_announced", ...about, ...scheduled, change: "set_up", skipsLeft: 2 },
  policy_withdrawn: { kind: "policy_withdrawn", ...about, ...scheduled },
  set_up_reminder: { kind: "set_up_reminder", ...about },
};

export const links: { readonly [Kind in LinkMessage["kind"]]: Extract<LinkMessage, { kind: Kind }> } = {
  invitation: { kind: "invitation", ...about, invitationId: "019aab00-0000-7000-8000-000000000003" },
  re_enrolment: { kind: "re_enrolment", ...about, linkId: "019aab00-0000-7000-8000-000000000005" },
  reset_asked: {
    kind: "reset_asked",
    ...about,
    portal: "admin",
    requestId: "019aab00-0000-7000-8000-000000000006",
    askedBy: "Ben Stone",
    reason: "Lost phone, checked in person",
    waitsFor: "time",
  },
  password_reset: { kind: "password_reset", ...about, ...from, resetId: "019aab00-0000-7000-8000-000000000004" },
};

export const code: SignInCodeFacts = {
  clinic,
  channel: "email",
  purpose: "sign_in",
  code: "048213",
  matchingWord: "heron 42",
};

/** What a person sees of a page: without its head, its hidden preview and its markup. */
export function visibleText(html: string | null): string {
  return (html ?? "")
    .replace(/<head>.*<\/head>/s, "")
    .replace(/<div style="display:none[^>]*>.*?<\/div>/s, "")
    .replace(/<[^>]+>/g, " ")
    .replaceAll("&#x27;", "'")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&")
    .replace(/\s+/g, " ");
}

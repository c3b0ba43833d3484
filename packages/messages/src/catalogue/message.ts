import { z } from "zod";

// Text is not bounded here: a message must not be lost over its length. Templates shorten what they quote.
const addressed = {
  clinicId: z.guid(),
  accountId: z.guid(),
  /** An email address, or a phone number in E.164. */
  to: z.string().min(1),
  channel: z.enum(["email", "text"]),
  /** When the thing that the message tells about happened. */
  at: z.iso.datetime(),
  /** Where the person signs in; decides which address the message names. */
  portal: z.enum(["staff", "admin", "patient"]),
};

/** Where the change was made from, as the login or session recorded it. */
const origin = {
  browser: z.string().nullable(),
  address: z.string().nullable(),
};

/** A change of policy that is to come, and by which clock its moment is told (IANA). */
const scheduled = {
  scheduleId: z.guid(),
  takesEffectAt: z.iso.datetime(),
  /** What that clock is promised to show, "2026-12-15T08:00". Null, or missing, in what was queued before it was kept. */
  wallTime: z
    .string()
    .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/)
    .nullish(),
  timeZone: z.string().min(1),
};

const signInCode = z.object({
  kind: z.literal("sign_in_code"),
  ...addressed,
  loginId: z.guid(),
  issue: z.int().min(1),
  purpose: z.enum(["sign_in", "step_up", "confirm_phone", "confirm_email"]),
});

/** A message with a link. The link's token is derived when it is sent. */
const invitation = z.object({ kind: z.literal("invitation"), ...addressed, invitationId: z.guid() });
const passwordReset = z.object({ kind: z.literal("password_reset"), ...addressed, ...origin, resetId: z.guid() });

/** Staff whose second factor was reset, once more: the first such link is in the mail that tells of the reset. */
const reEnrolment = z.object({ kind: z.literal("re_enrolment"), ...addressed, linkId: z.guid() });

/** To an admin whose second factor somebody wants to reset, with a link that stops it. */
const resetAsked = z.object({
  kind: z.literal("reset_asked"),
  ...addressed,
  requestId: z.guid(),
  askedBy: z.string(),
  reason: z.string(),
  waitsFor: z.enum(["approval", "time"]),
});

/** What became, or is to become, of a reset of an admin; to the other admins, and at its end to the person. */
const resetNews = z.object({
  kind: z.literal("reset_news"),
  ...addressed,
  news: z.enum([
    "waits_for_approval",
    "waits_for_time",
    "done",
    "by_operator",
    "cancelled",
    "stopped",
    "expired",
    "asker_gone",
    "person_gone",
    "person_recovered",
    "nothing_to_reset",
    "more_admins",
    "reset_otherwise",
  ]),
  /** Whether it is the addressee who was to be reset. */
  yours: z.boolean(),
  person: z.string(),
  /** Null: the operator, who has no name here. */
  askedBy: z.string().nullable(),
  reason: z.string(),
  /** When it is carried out, or how long it can be approved. */
  until: z.iso.datetime().nullable(),
});

const notice = <Kind extends string>(kind: Kind) => z.object({ kind: z.literal(kind), ...addressed, ...origin });

/** Every message Countersign sends, and the exact shape of its queue payload. No secret and no code is ever in one. */
export const messageSchema = z.discriminatedUnion("kind", [
  signInCode,
  invitation,
  passwordReset,
  reEnrolment,
  resetAsked,
  resetNews,
  notice("two_factor_enabled"),
  notice("two_factor_disabled"),
  notice("new_recovery_codes"),
  notice("recovery_code_used").extend({ remaining: z.int().min(0).max(10) }),
  z.object({
    kind: z.literal("two_factor_reset"),
    ...addressed,
    reason: z.string(),
    by: z.enum(["admin", "operator"]).default("admin"),
    /** The link by which staff set up again; null for patients, and for whoever cannot sign in at all. */
    linkId: z.guid().nullable().default(null),
  }),
  /** An authenticator beside others. `name` as its person calls it. */
  notice("authenticator_added").extend({ name: z.string() }),
  notice("authenticator_removed").extend({ name: z.string() }),
  /** One took the place of another. */
  notice("authenticator_moved").extend({ name: z.string(), replaced: z.string() }),
  notice("wrong_codes"),
  /** The right password, and then nothing: so many sign-ins that nobody finished, the newest told. */
  notice("sign_in_unfinished").extend({ signIns: z.int().min(1) }),
  /** Signed in from a browser that had not signed this person in before. */
  notice("new_browser"),
  /** The person said "This wasn't me". `what` in the words they were shown. */
  notice("activity_disowned").extend({ what: z.string() }),
  notice("factors_locked"),
  notice("sign_in_codes_on"),
  notice("sign_in_codes_off"),
  notice("password_changed"),
  /** To the old address and to the new one. `masked` is the new one, as much of it as recognises it. */
  notice("email_changed").extend({ masked: z.string() }),
  /** To the owner of an address that somebody else wanted to make theirs. */
  notice("email_in_use"),
  notice("phone_changed").extend({
    /** The last two digits of the new number: enough to recognise it, worth nothing to anyone else. */
    ending: z.string().regex(/^\d{2}$/),
  }),
  // What an admin or the helpdesk did. From which browser is nothing to the person.
  z.object({ kind: z.literal("account_deactivated"), ...addressed }),
  z.object({ kind: z.literal("account_reactivated"), ...addressed }),
  z.object({ kind: z.literal("signed_out_everywhere"), ...addressed, reason: z.string() }),
  z.object({ kind: z.literal("role_changed"), ...addressed, role: z.enum(["staff", "helpdesk", "admin"]) }),
  /** To the old addresses and to the new email. Null for what stayed as it was. */
  z.object({
    kind: z.literal("contact_corrected"),
    ...addressed,
    /** The new email, as much of it as recognises it. */
    masked: z.string().nullable(),
    /** The last two digits of the new number; empty where there is none any more. */
    ending: z
      .string()
      .regex(/^(\d{2})?$/)
      .nullable(),
  }),
  z.object({ kind: z.literal("set_up_reminder"), ...addressed }),
  z.object({
    kind: z.literal("policy_announced"),
    ...addressed,
    ...scheduled,
    /** What the person's next login will be from then on. */
    change: z.enum(["set_up", "code", "code_by_email", "code_by_text", "code_by_app", "trusted_device", "password"]),
    /** Logins that may be skipped from then on; 0 where nothing is to be set up. */
    skipsLeft: z.int().min(0).max(20),
  }),
  z.object({ kind: z.literal("policy_withdrawn"), ...addressed, ...scheduled }),
]);

/** One mail or text to one person. */
export type Message = z.infer<typeof messageSchema>;

/** What kinds of message there are. */
export type MessageKind = Message["kind"];

/** The message of one kind. */
export type MessageOf<Kind extends MessageKind> = Extract<Message, { kind: Kind }>;

/** A message that carries a code, which is derived when it is sent. */
export type SignInCodeMessage = MessageOf<"sign_in_code">;

/** A message that carries a link, whose token is derived when it is sent. */
export type LinkMessage = MessageOf<"invitation" | "password_reset" | "re_enrolment" | "reset_asked">;

/** A message that tells a person what happened to their account. */
export type Notice = Exclude<Message, SignInCodeMessage | LinkMessage>;

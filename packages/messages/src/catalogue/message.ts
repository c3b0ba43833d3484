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

const notice = <Kind extends string>(kind: Kind) => z.object({ kind: z.literal(kind), ...addressed, ...origin });

/** Every message Countersign sends, and the exact shape of its queue payload. No secret and no code is ever in one. */
export const messageSchema = z.discriminatedUnion("kind", [
  signInCode,
  invitation,
  passwordReset,
  notice("two_factor_enabled"),
  notice("two_factor_disabled"),
  notice("new_recovery_codes"),
  notice("recovery_code_used").extend({ remaining: z.int().min(0).max(10) }),
  z.object({ kind: z.literal("two_factor_reset"), ...addressed, reason: z.string() }),
  notice("wrong_codes"),
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
export type LinkMessage = MessageOf<"invitation"> | MessageOf<"password_reset">;

/** A message that tells a person what happened to their account. */
export type Notice = Exclude<Message, SignInCodeMessage | LinkMessage>;

import { emailSetting } from "@countersign/accounts";
import { z } from "zod";

const text = z.string().trim().min(1);
const address = z.string().regex(/^https?:\/\/[^\s/]+/, "must be an http or https address");
/** A public address that paths are put behind. */
const base = address.transform((given) => given.replace(/\/+$/, ""));
const port = z.coerce.number().int().min(1).max(65_535);

/** Every variable the courier reads, each valid by itself. What belongs together is checked where it is used. */
export const environment = z.object({
  COUNTERSIGN_MODE: z.enum(["demo", "production"]).default("demo"),
  COUNTERSIGN_DATA: text.default(".data"),
  DATABASE_URL: text,
  COUNTERSIGN_KEYS: text,
  STAFF_URL: address,
  ADMIN_URL: address,
  PATIENT_URL: address,
  DEFAULT_CLINIC: text.optional(),
  ONLY_CLINIC: text.optional(),
  MAIL_CHANNEL: z.enum(["inbox", "resend", "smtp"]).optional(),
  MAIL_FROM: emailSetting.optional(),
  RESEND_API_KEY: text.optional(),
  RESEND_BASE_URL: base.optional(),
  RESEND_WEBHOOK_SECRET: z
    .string()
    .regex(/^whsec_[A-Za-z0-9+/]+=*$/, "must be the secret that Resend shows for the webhook, whsec_…")
    .optional(),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/[^\s/]+$/, "must look like smtp://user:password@host:port or smtps://…")
    .optional(),
  SMTP_HOST: text.optional(),
  SMTP_PORT: port.optional(),
  SMTP_USER: text.optional(),
  SMTP_PASSWORD: text.optional(),
  SMTP_TLS: z.enum(["starttls", "implicit", "none"]).optional(),
  TEXT_CHANNEL: z.enum(["inbox", "twilio", "none"]).optional(),
  TWILIO_ACCOUNT_SID: z
    .string()
    .regex(/^AC[0-9a-f]{32}$/i, "must begin with AC and have 34 characters")
    .optional(),
  TWILIO_AUTH_TOKEN: text.optional(),
  TWILIO_FROM: text.optional(),
  TWILIO_MESSAGING_SERVICE: z
    .string()
    .regex(/^MG[0-9a-f]{32}$/i, "must begin with MG and have 34 characters")
    .optional(),
  TWILIO_BASE_URL: base.optional(),
  CALLBACK_URL: base.optional(),
  CALLBACK_PORT: port.default(3004),
  INBOX_PORT: port.default(3003),
});

export type Environment = z.infer<typeof environment>;

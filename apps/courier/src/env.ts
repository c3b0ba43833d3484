import { join, resolve } from "node:path";
import { z } from "zod";

const text = z.string().trim().min(1);
const address = z.string().regex(/^https?:\/\/[^\s/]+/, "must be an http or https address");

const environment = z.object({
  COUNTERSIGN_MODE: z.enum(["demo", "production"]).default("demo"),
  COUNTERSIGN_DATA: text.default(".data"),
  DATABASE_URL: text,
  COUNTERSIGN_KEYS: text,
  STAFF_URL: address,
  ADMIN_URL: address,
  PATIENT_URL: address,
  DEFAULT_CLINIC: text.optional(),
  ONLY_CLINIC: text.optional(),
  MAIL_CHANNEL: z.enum(["inbox", "resend"]).optional(),
  TEXT_CHANNEL: z.enum(["inbox"]).optional(),
  RESEND_API_KEY: text.optional(),
  RESEND_BASE_URL: address.optional(),
  MAIL_FROM: z.email().optional(),
  INBOX_PORT: z.coerce.number().int().min(1).max(65_535).default(3003),
});

/** What serves mails. */
type MailSettings =
  | { readonly channel: "inbox" }
  | {
      readonly channel: "resend";
      readonly apiKey: string;
      readonly baseUrl: string | undefined;
      readonly from: string;
    };

/** The courier's settings, valid and complete. */
export type Settings = {
  readonly databaseUrl: string;
  readonly keyring: string;
  readonly urls: { readonly staff: string; readonly admin: string; readonly patient: string };
  readonly defaultClinic: string | null;
  readonly onlyClinic: string | null;
  readonly mail: MailSettings;
  /** Null where no channel for texts is configured. */
  readonly texts: "inbox" | null;
  /** Null in production, where there is no local inbox. */
  readonly inbox: { readonly port: number; readonly demoFile: string } | null;
};

/**
 * Reads the courier's settings.
 * @throws Error with one plain sentence that names the setting and never its value
 */
export function readSettings(variables: Readonly<Record<string, string | undefined>> = process.env): Settings {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ""));
  const parsed = environment.safeParse(given);
  if (!parsed.success) throw new Error(sentenceFor(parsed.error, given));
  const env = parsed.data;
  const demo = env.COUNTERSIGN_MODE === "demo";
  const texts = env.TEXT_CHANNEL ?? (demo ? "inbox" : null);
  if (texts === "inbox" && !demo)
    throw new Error("TEXT_CHANNEL cannot be inbox in production: there is no local inbox.");
  return {
    databaseUrl: env.DATABASE_URL,
    keyring: env.COUNTERSIGN_KEYS,
    urls: { staff: env.STAFF_URL, admin: env.ADMIN_URL, patient: env.PATIENT_URL },
    defaultClinic: env.DEFAULT_CLINIC ?? null,
    onlyClinic: env.ONLY_CLINIC ?? null,
    mail: mailSettings(env, demo),
    texts,
    inbox: demo ? { port: env.INBOX_PORT, demoFile: join(resolve(env.COUNTERSIGN_DATA), "demo.json") } : null,
  };
}

function mailSettings(env: z.infer<typeof environment>, demo: boolean): MailSettings {
  const channel = env.MAIL_CHANNEL ?? (demo ? "inbox" : null);
  if (channel === null) throw new Error("MAIL_CHANNEL must be set in production: resend.");
  if (channel === "inbox") {
    if (!demo) throw new Error("MAIL_CHANNEL cannot be inbox in production: there is no local inbox.");
    return { channel };
  }
  if (!env.RESEND_API_KEY) throw new Error("RESEND_API_KEY must be set when MAIL_CHANNEL is resend.");
  if (!env.MAIL_FROM) throw new Error("MAIL_FROM must be set when MAIL_CHANNEL is resend.");
  return { channel, apiKey: env.RESEND_API_KEY, baseUrl: env.RESEND_BASE_URL, from: env.MAIL_FROM };
}

function sentenceFor(error: z.ZodError, given: Record<string, string | undefined>): string {
  const issue = error.issues[0];
  const name = String(issue?.path[0] ?? "A setting");
  if (given[name] === undefined) return `${name} must be set.`;
  if (issue?.code === "invalid_value") return `${name} must be ${issue.values.join(" or ")}.`;
  if (name.endsWith("_URL") && name !== "DATABASE_URL") return `${name} must be an http or https address.`;
  if (name === "MAIL_FROM") return "MAIL_FROM must be an email address.";
  if (name === "INBOX_PORT") return "INBOX_PORT must be a port number from 1 to 65535.";
  return `${name} is not valid.`;
}

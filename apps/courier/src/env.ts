import { join, resolve } from "node:path";
import { type CallbackSettings, callbackSettings } from "./settings/callback-settings.ts";
import { environment } from "./settings/environment.ts";
import { type MailSettings, mailSettings } from "./settings/mail-settings.ts";
import { sentenceFor } from "./settings/sentence.ts";
import { type TextSettings, textSettings } from "./settings/text-settings.ts";

/** The courier's settings, valid and complete. */
export type Settings = {
  readonly databaseUrl: string;
  readonly keyring: string;
  readonly urls: { readonly staff: string; readonly admin: string; readonly patient: string };
  readonly defaultClinic: string | null;
  readonly onlyClinic: string | null;
  readonly mail: MailSettings;
  readonly texts: TextSettings;
  readonly callbacks: CallbackSettings | null;
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
  const mail = mailSettings(env);
  const texts = textSettings(env);
  const isDemo = env.COUNTERSIGN_MODE === "demo";
  return {
    databaseUrl: env.DATABASE_URL,
    keyring: env.COUNTERSIGN_KEYS,
    urls: { staff: env.STAFF_URL, admin: env.ADMIN_URL, patient: env.PATIENT_URL },
    defaultClinic: env.DEFAULT_CLINIC ?? null,
    onlyClinic: env.ONLY_CLINIC ?? null,
    mail,
    texts,
    callbacks: callbackSettings(env, mail, texts),
    inbox: isDemo ? { port: env.INBOX_PORT, demoFile: join(resolve(env.COUNTERSIGN_DATA), "demo.json") } : null,
  };
}

import type { Environment } from "./environment.ts";
import type { MailSettings } from "./mail-settings.ts";
import type { TextSettings } from "./text-settings.ts";

/** Where providers tell what became of messages, and how they prove that it is them. */
export type CallbackSettings = {
  readonly port: number;
  readonly resend: { readonly apiKey: string; readonly secret: string } | null;
  /** `url` is the public address that this listener is reached at; it is part of what Twilio signs. */
  readonly twilio: { readonly authToken: string; readonly url: string } | null;
};

/** Null where no provider that serves us calls back: then nothing listens. */
export function callbackSettings(env: Environment, mail: MailSettings, texts: TextSettings): CallbackSettings | null {
  const secret = env.RESEND_WEBHOOK_SECRET;
  const resend = mail.channel === "resend" && secret ? { apiKey: mail.apiKey, secret } : null;
  const twilio =
    texts?.channel === "twilio" && texts.callbackUrl ? { authToken: texts.authToken, url: texts.callbackUrl } : null;
  return resend || twilio ? { port: env.CALLBACK_PORT, resend, twilio } : null;
}

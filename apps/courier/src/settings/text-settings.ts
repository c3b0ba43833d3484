import type { TwilioSettings } from "../channels/twilio-channel.ts";
import type { Environment } from "./environment.ts";

/** What serves texts; null for nothing: patients are then offered none. */
export type TextSettings = { readonly channel: "inbox" } | ({ readonly channel: "twilio" } & TwilioSettings) | null;

/** @throws Error with one plain sentence */
export function textSettings(env: Environment): TextSettings {
  const demo = env.COUNTERSIGN_MODE === "demo";
  const channel = env.TEXT_CHANNEL ?? (demo ? "inbox" : "none");
  if (channel === "none") return null;
  if (channel === "inbox") {
    if (!demo) throw new Error("TEXT_CHANNEL cannot be inbox in production: there is no local inbox.");
    return { channel };
  }
  const { TWILIO_ACCOUNT_SID: accountSid, TWILIO_AUTH_TOKEN: authToken } = env;
  if (!accountSid) throw new Error("TWILIO_ACCOUNT_SID must be set when TEXT_CHANNEL is twilio.");
  if (!authToken) throw new Error("TWILIO_AUTH_TOKEN must be set when TEXT_CHANNEL is twilio.");
  const sender = senderOf(env);
  return {
    channel,
    accountSid,
    authToken,
    sender,
    baseUrl: env.TWILIO_BASE_URL ?? null,
    callbackUrl: env.CALLBACK_URL ?? null,
  };
}

function senderOf(env: Environment): TwilioSettings["sender"] {
  const { TWILIO_FROM: from, TWILIO_MESSAGING_SERVICE: messagingServiceSid } = env;
  if (from && messagingServiceSid) throw new Error("Set TWILIO_FROM or TWILIO_MESSAGING_SERVICE, not both.");
  if (messagingServiceSid) return { messagingServiceSid };
  if (from) return { from };
  throw new Error("TWILIO_FROM or TWILIO_MESSAGING_SERVICE must be set when TEXT_CHANNEL is twilio.");
}

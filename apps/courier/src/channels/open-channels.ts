import { type Context, deliveryChannels } from "@countersign/db";
import { sql } from "drizzle-orm";
import type { MailSettings } from "../settings/mail-settings.ts";
import type { TextSettings } from "../settings/text-settings.ts";
import type { Channel, Channels } from "./channel.ts";
import { inboxChannel } from "./inbox-channel.ts";

/**
 * The channels that the settings name. A provider's library is loaded only where it is used: each costs a start half a
 * second.
 */
export async function openChannels(
  settings: { readonly mail: MailSettings; readonly texts: TextSettings },
  context: Context,
): Promise<Channels> {
  const [email, text] = await Promise.all([mailChannel(settings.mail, context), textChannel(settings.texts, context)]);
  return { email, text };
}

async function mailChannel(mail: MailSettings, context: Context): Promise<Channel> {
  switch (mail.channel) {
    case "inbox":
      return inboxChannel(context);
    case "resend":
      return (await import("./resend-channel.ts")).resendChannel(mail);
    case "smtp":
      return (await import("./smtp-channel.ts")).smtpChannel(mail);
  }
}

async function textChannel(texts: TextSettings, context: Context): Promise<Channel | null> {
  if (!texts) return null;
  return texts.channel === "inbox" ? inboxChannel(context) : (await import("./twilio-channel.ts")).twilioChannel(texts);
}

/** Tells the portals what can be sent, so that nobody is offered a text that nobody sends. */
export async function announceChannels({ db, now }: Context, channels: Channels): Promise<void> {
  const openedAt = now();
  const rows = (["email", "text"] as const).map((channel) => ({
    channel,
    provider: channels[channel]?.provider ?? null,
    openedAt,
  }));
  await db
    .insert(deliveryChannels)
    .values(rows)
    .onConflictDoUpdate({
      target: deliveryChannels.channel,
      set: { provider: sql`excluded.provider`, openedAt: sql`excluded.opened_at` },
    });
}

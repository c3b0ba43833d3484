import { connect, isDatabaseUnavailable, readKeyring } from "@countersign/db";
import { pino } from "pino";
import type { Channels } from "./channels/channel.ts";
import { inboxChannel } from "./channels/inbox-channel.ts";
import { resendChannel } from "./channels/resend-channel.ts";
import { workQueue } from "./delivery/work-queue.ts";
import { readSettings, type Settings } from "./env.ts";
import { serveInbox } from "./inbox/serve-inbox.ts";
import type { Post } from "./post.ts";

const log = pino({ base: { process: "courier" } });

async function main(): Promise<void> {
  const settings = readSettings();
  const keys = readKeyring(settings.keyring);
  const { db, close } = connect(settings.databaseUrl, { applicationName: "countersign courier" });
  const context = { db, keys, now: () => new Date() };
  const { urls, defaultClinic, onlyClinic } = settings;
  const post: Post = {
    context,
    channels: channelsOf(settings, context),
    addresses: { urls, defaultClinic, onlyClinic },
  };

  const inbox = settings.inbox && (await serveInbox(settings.inbox, context));
  const queue = await workQueue(settings.databaseUrl, post, log);
  log.info({ inbox: settings.inbox?.port ?? null, mail: settings.mail.channel, texts: settings.texts }, "ready");

  const stop = async (signal: NodeJS.Signals) => {
    log.info({ signal }, "stopping");
    await Promise.all([inbox?.stop(), queue.stop()]);
    await close();
    log.info("stopped");
  };
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
}

function channelsOf(settings: Settings, context: Post["context"]): Channels {
  const { mail, texts } = settings;
  return {
    email: mail.channel === "resend" ? resendChannel(mail) : inboxChannel(context),
    text: texts === "inbox" ? inboxChannel(context) : null,
  };
}

main().catch((error: unknown) => {
  process.stderr.write(`${sentenceFor(error)}\n`);
  process.exit(1);
});

function sentenceFor(error: unknown): string {
  if (isDatabaseUnavailable(error)) return "The database at DATABASE_URL does not answer.";
  return error instanceof Error ? error.message : "The courier could not start.";
}

import { connect, isDatabaseUnavailable, readKeyring } from "@countersign/db";
import { takeNewestZones } from "@countersign/zones/system";
import { pino } from "pino";
import { serveCallbacks } from "./callbacks/serve-callbacks.ts";
import { announceChannels, openChannels } from "./channels/open-channels.ts";
import { startClock } from "./clock/start-clock.ts";
import { TASKS } from "./clock/tasks.ts";
import { openQueues } from "./delivery/open-queues.ts";
import { readSettings } from "./env.ts";
import { serveInbox } from "./inbox/serve-inbox.ts";
import type { Post } from "./post.ts";

const log = pino({ base: { process: "courier" } });

async function main(): Promise<void> {
  const settings = readSettings();
  const zones = takeNewestZones();
  const keys = readKeyring(settings.keyring);
  const { db, close } = connect(settings.databaseUrl, { applicationName: "countersign courier" });
  const context = { db, keys, now: () => new Date() };
  const { urls, defaultClinic, onlyClinic } = settings;
  const channels = await openChannels(settings, context);
  const post: Post = { context, channels, addresses: { urls, defaultClinic, onlyClinic } };

  const inbox = settings.inbox && (await serveInbox(settings.inbox, context));
  const callbacks = settings.callbacks && (await serveCallbacks(settings.callbacks, context));
  await announceChannels(context, channels);
  const queues = await openQueues(settings.databaseUrl, post, log);
  const clock = startClock(context, log, TASKS);
  const ports = { inbox: settings.inbox?.port ?? null, callbacks: settings.callbacks?.port ?? null };
  const timeZones = `${zones.version} (${zones.source})`;
  log.info(
    { ...ports, timeZones, mails: channels.email?.provider ?? null, texts: channels.text?.provider ?? null },
    "ready",
  );

  const stop = async (signal: NodeJS.Signals) => {
    log.info({ signal }, "stopping");
    await Promise.all([inbox?.stop(), callbacks?.stop(), queues.stop(), clock.stop()]);
    await close();
    log.info("stopped");
  };
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
}

main().catch((error: unknown) => {
  process.stderr.write(`${sentenceFor(error)}\n`);
  process.exit(1);
});

function sentenceFor(error: unknown): string {
  if (isDatabaseUnavailable(error)) return "The database at DATABASE_URL does not answer.";
  return error instanceof Error ? error.message : "The courier could not start.";
}

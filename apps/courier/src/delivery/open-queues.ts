import { MESSAGES, QUEUE_SCHEMA, TEXTS, WORK } from "@countersign/messages";
import { PgBoss } from "pg-boss";
import { notifyChannelSql } from "pg-boss/dist/plans.js";
import type { Logger } from "pino";
import type { Post } from "../post.ts";
import { workOn } from "../work/work-on.ts";
import { Hands } from "./hands.ts";
import { workOnMessage } from "./work-on-message.ts";

/** Messages of one channel that are under way at once; a provider that hangs costs this many of its own, and no others. */
const MESSAGES_AT_ONCE = 10;
const WORK_AT_ONCE = 2;

/** Statements of the queue itself are short: taking jobs, and looking after what others left behind. */
const QUEUE_CONNECTIONS = 4;
const LOOK_AFTER_SECONDS = 15;

/** What a courier does until it is stopped. */
export type OpenQueues = {
  /** Finishes what was begun and takes no more. */
  stop(): Promise<void>;
};

/**
 * Takes messages and work from their queues until stopped. Woken by NOTIFY when something is committed; any number of
 * couriers share the queues, and each job is taken by one. LISTEN needs a connection of its own: through PgBouncer in
 * transaction mode it falls back to asking every second.
 *
 * @param databaseUrl the app's role
 * @throws Error when the queues were not set up or are of another version
 */
export async function openQueues(databaseUrl: string, post: Post, log: Logger): Promise<OpenQueues> {
  const boss = new PgBoss({
    connectionString: databaseUrl,
    schema: QUEUE_SCHEMA,
    application_name: "countersign courier queue",
    max: QUEUE_CONNECTIONS,
    migrate: false,
    schedule: false,
    superviseIntervalSeconds: LOOK_AFTER_SECONDS,
    monitorIntervalSeconds: LOOK_AFTER_SECONDS,
  });
  boss.on("error", (error) => log.error({ error: error.message }, "the queue has a problem"));
  boss.on("warning", (warning) => log.warn({ warning: warning.message }, "the queue warns"));
  await boss.start();

  const onMessage = { size: MESSAGES_AT_ONCE, work: workOnMessage.bind(null, post, log) };
  const hands = new Map([
    [MESSAGES, new Hands(boss, log, { queue: MESSAGES, ...onMessage })],
    [TEXTS, new Hands(boss, log, { queue: TEXTS, ...onMessage })],
    [WORK, new Hands(boss, log, { queue: WORK, size: WORK_AT_ONCE, work: workOn.bind(null, post.context, log) })],
  ]);
  const listener = await listen(boss, log, (queue) => hands.get(queue)?.wake());
  for (const each of hands.values()) each.start();

  return {
    stop: async () => {
      await Promise.all([...hands.values()].map((each) => each.stop()));
      await listener?.close();
      await boss.stop({ graceful: false });
    },
  };
}

/** Hears which queue something was committed to; after a lost connection everything is looked at once. */
async function listen(boss: PgBoss, log: Logger, wake: (queue: string) => void) {
  const db = boss.getDb();
  try {
    const { rows } = await db.executeSql(`select ${notifyChannelSql(QUEUE_SCHEMA)} as channel`);
    const wakeAll = () => [MESSAGES, TEXTS, WORK].forEach(wake);
    return await db.listen?.(rows[0].channel, wake, wakeAll);
  } catch (error) {
    log.warn({ error: error instanceof Error ? error.message : "unknown" }, "asking every second instead of listening");
    return undefined;
  }
}

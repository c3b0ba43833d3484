import { PgBoss, type QueueOptions } from "pg-boss";
import { MESSAGES, QUEUE_SCHEMA, TEXTS, UNDELIVERABLE, WORK } from "./queue-names.ts";

const DAY_SECONDS = 24 * 60 * 60;

/**
 * Tries: 2 s, 4 s, 8 s … up to one an hour, for about half a day, each wait up to twice as long by chance, so that
 * what failed together does not come back together. Outdated codes are dropped long before.
 */
const DELIVERY: QueueOptions & { deadLetter: string; notify: boolean } = {
  retryLimit: 22,
  retryDelay: 2,
  retryBackoff: true,
  retryDelayMax: 60 * 60,
  // A courier that was killed in the middle holds a message this long; a provider is given 10 s.
  expireInSeconds: 30,
  retentionSeconds: 14 * DAY_SECONDS,
  // Addresses of people are not kept longer than it takes to look into a complaint.
  deleteAfterSeconds: DAY_SECONDS,
  deadLetter: UNDELIVERABLE,
  notify: true,
};

/** A piece of work takes seconds; whoever was killed in it gives it back soon. */
const BEHIND_THE_PAGES: QueueOptions & { notify: boolean } = {
  retryLimit: 22,
  retryDelay: 2,
  retryBackoff: true,
  retryDelayMax: 60 * 60,
  expireInSeconds: 60,
  retentionSeconds: 14 * DAY_SECONDS,
  deleteAfterSeconds: DAY_SECONDS,
  notify: true,
};

/**
 * Makes or upgrades the queue: its schema, its queues and what the app's role may do there. For the owner, at
 * set-up; running it again changes nothing.
 *
 * @param owner.url connection of a role that may create schemas
 * @param owner.appRole the role that portals and couriers use: it reads and writes rows, and has no DDL
 */
export async function migrateQueue(owner: { url: string; appRole: string }): Promise<void> {
  const boss = new PgBoss({
    connectionString: owner.url,
    schema: QUEUE_SCHEMA,
    max: 1,
    supervise: false,
    schedule: false,
  });
  const failures: Error[] = [];
  boss.on("error", (error) => failures.push(error));
  await boss.start();
  try {
    await makeQueue(boss, UNDELIVERABLE, { retentionSeconds: 90 * DAY_SECONDS });
    await makeQueue(boss, MESSAGES, DELIVERY);
    await makeQueue(boss, TEXTS, DELIVERY);
    await makeQueue(boss, WORK, BEHIND_THE_PAGES);
    for (const statement of grantsFor(owner.appRole)) await boss.getDb().executeSql(statement);
  } finally {
    await boss.stop({ graceful: false });
  }
  if (failures[0]) throw failures[0];
}

async function makeQueue(boss: PgBoss, name: string, options: QueueOptions): Promise<void> {
  if (await boss.getQueue(name)) await boss.updateQueue(name, options);
  else await boss.createQueue(name, options);
}

function grantsFor(role: string): string[] {
  const quoted = `"${role.replaceAll('"', '""')}"`;
  return [
    `GRANT USAGE ON SCHEMA ${QUEUE_SCHEMA} TO ${quoted}`,
    `GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${QUEUE_SCHEMA} TO ${quoted}`,
  ];
}

import { MESSAGES, QUEUE_SCHEMA } from "@countersign/messages";
import { type JobResult, PgBoss } from "pg-boss";
import type { Logger } from "pino";
import type { Post } from "../post.ts";
import { deliver, type MessageJob, type Outcome } from "./deliver.ts";

/** Jobs of one batch go out side by side, and a batch that hangs leaves the other hands free. */
const BATCH = 5;
const HANDS = 3;

/** While notifications work, this poll finds what is due again after a failure; without them it finds everything. */
const POLL_SECONDS = 1;

/** How long a stopping courier may take to finish what it began. */
const STOP_TIMEOUT_MS = 15_000;

/**
 * Takes messages from the queue until stopped. Woken by NOTIFY when a message is committed; any number of couriers
 * share the queue, and each message is taken by one. LISTEN needs a connection of its own: through PgBouncer in
 * transaction mode it falls back to asking every second.
 *
 * @param databaseUrl the app's role
 * @returns `stop`, which finishes what was begun and takes no more
 * @throws Error when the queue was not set up or is of another version
 */
export async function workQueue(databaseUrl: string, post: Post, log: Logger): Promise<{ stop(): Promise<void> }> {
  const boss = new PgBoss({
    connectionString: databaseUrl,
    schema: QUEUE_SCHEMA,
    application_name: "countersign courier queue",
    max: HANDS + 1,
    migrate: false,
    schedule: false,
    superviseIntervalSeconds: 15,
    monitorIntervalSeconds: 15,
    useListenNotify: true,
  });
  boss.on("error", (error) => log.error({ error: error.message }, "the queue has a problem"));
  boss.on("warning", (warning) => log.warn({ warning: warning.message }, "the queue warns"));
  await boss.start();

  const settle = (job: MessageJob) => settleJob(post, job, log);
  await boss.work(
    MESSAGES,
    {
      batchSize: BATCH,
      localConcurrency: HANDS,
      burstWhenBatchFull: true,
      perJobResults: true,
      pollingIntervalSeconds: POLL_SECONDS,
      notifyPollingIntervalSeconds: POLL_SECONDS,
    },
    (jobs) => Promise.all(jobs.map(settle)),
  );
  return { stop: () => boss.stop({ graceful: true, timeout: STOP_TIMEOUT_MS }) };
}

/** One job's failure must not fail its neighbours in the batch. */
async function settleJob(post: Post, job: MessageJob, log: Logger): Promise<JobResult> {
  try {
    const outcome = await deliver(post, job);
    const { outcome: result, ...about } = outcome;
    log[result === "delivered" || result === "dropped" ? "info" : "warn"]({ job: job.id, ...about }, result);
    return { id: job.id, status: STATUS[result], output: outcome };
  } catch (error) {
    // The message of an error may quote a row; its name and code say enough here.
    log.error({ job: job.id, error: nameOf(error) }, "later");
    return { id: job.id, status: "failed", output: { outcome: "later", why: nameOf(error) } };
  }
}

const STATUS: Record<Outcome["outcome"], JobResult["status"]> = {
  delivered: "completed",
  dropped: "completed",
  undeliverable: "deadletter",
  later: "failed",
};

function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  return "code" in error ? `${error.name} ${String(error.code)}` : error.name;
}

import type { Database } from "@countersign/db";
import { sql } from "drizzle-orm";
import { fromDrizzle } from "pg-boss/dist/adapters/drizzle.js";
import { completeJobsWithOutputs, deadLetterJobsByIdWithOutputs, failJobsByIdWithOutputs } from "pg-boss/dist/plans.js";
import { QUEUE_SCHEMA } from "./queue-names.ts";

/** A job as it was taken from its queue. The retry's number tells one taking from the next. */
export type TakenJob = {
  readonly id: string;
  readonly name: string;
  readonly data: unknown;
  readonly retryCount: number;
  readonly retryLimit: number;
};

/**
 * How the taking of a job ends. `later` comes back after the queue's backoff, and not before `notBefore`; when no
 * retries are left, and with `dead`, it goes to the queue's dead letters.
 */
export type JobEnding =
  | { readonly ending: "done" | "dead"; readonly output: object }
  | { readonly ending: "later"; readonly output: object; readonly notBefore: Date | null };

const TABLE = "job_common";
const DONE = completeJobsWithOutputs(QUEUE_SCHEMA, TABLE);
const DEAD = deadLetterJobsByIdWithOutputs(QUEUE_SCHEMA, TABLE);
const LATER = failJobsByIdWithOutputs(QUEUE_SCHEMA, TABLE);

/**
 * Ends one taking of a job, with the statements that pg-boss itself would run, in the caller's transaction: what became
 * of the message and what becomes of the job are written together or not at all. Does nothing when the job was given
 * to somebody else in the meantime.
 */
export async function settleJob(tx: Database, job: TakenJob, how: JobEnding): Promise<void> {
  const { id, name, retryCount } = job;
  const statement = how.ending === "done" ? DONE : how.ending === "dead" ? DEAD : LATER;
  const input = JSON.stringify([{ id, retry_count: retryCount, output: how.output }]);
  await fromDrizzle(tx, sql).executeSql(statement, [name, input]);
  if (how.ending === "later" && how.notBefore) await postpone(tx, job, how.notBefore);
}

/**
 * The backoff knows nothing of what a provider asked for; in the same transaction nobody sees the shorter one. Two
 * seconds of chance behind it, so that what was sent away together does not come back together.
 */
async function postpone(tx: Database, { id, name }: TakenJob, until: Date): Promise<void> {
  await tx.execute(sql`
    update ${sql.identifier(QUEUE_SCHEMA)}.${sql.identifier(TABLE)}
    set start_after = greatest(start_after, ${until}::timestamptz + random() * interval '2 seconds')
    where name = ${name} and id = ${id} and state = 'retry'`);
}

import type { Database } from "@countersign/db";
import { sql } from "drizzle-orm";
import { fromDrizzle } from "pg-boss/dist/adapters/drizzle.js";
import { insertJobs } from "pg-boss/dist/plans.js";
import type { Message } from "../catalogue/message.ts";
import { MESSAGES, QUEUE_SCHEMA } from "./queue-names.ts";

// pg-boss's `send` wants a started instance: four statements, two timers and a driver of its own in every portal. It
// then runs this one statement through this adapter, so a portal runs just that. The pinned version makes it safe, and
// the tests send through one and receive through the other.
const INSERT = insertJobs(QUEUE_SCHEMA, { table: "job_common", name: MESSAGES, returnId: true, notify: true });

/**
 * Queues one message, or several, in the caller's transaction: they exist if and only if its changes do. The courier
 * is woken when the transaction commits. One statement, however many messages.
 *
 * @param tx a Drizzle transaction; given a plain connection, the messages are queued at once
 * @throws Error when the queue has not been set up by `migrateQueue`
 */
export async function enqueue(tx: Database, messages: Message | readonly Message[]): Promise<void> {
  const jobs = [messages].flat().map((message) => ({ data: message }));
  if (jobs.length === 0) return;
  const { rows } = await fromDrizzle(tx, sql).executeSql(INSERT, [JSON.stringify(jobs)]);
  // The statement joins the queue's own row: without it nothing is inserted, and nothing is said.
  if (rows.length !== jobs.length) throw new Error(`The queue "${MESSAGES}" does not exist.`);
}

import type { Database } from "@countersign/db";
import { sql } from "drizzle-orm";
import { fromDrizzle } from "pg-boss/dist/adapters/drizzle.js";
import { insertJobs } from "pg-boss/dist/plans.js";
import type { Message } from "../catalogue/message.ts";
import type { Work } from "../catalogue/work.ts";
import { priorityOf } from "./priority.ts";
import { MESSAGES, QUEUE_SCHEMA, TEXTS, WORK } from "./queue-names.ts";

// pg-boss's `send` wants a started instance: four statements, two timers and a driver of its own in every portal. It
// then runs this one statement through this adapter, so a portal runs just that. The pinned version makes it safe, and
// the tests send through one and receive through the other.
const insertInto = (name: string) =>
  insertJobs(QUEUE_SCHEMA, { table: "job_common", name, returnId: true, notify: true });
const INSERT_MAILS = insertInto(MESSAGES);
const INSERT_TEXTS = insertInto(TEXTS);
const INSERT_WORK = insertInto(WORK);

/**
 * Queues one message, or several, in the caller's transaction: they exist if and only if its changes do. The courier
 * is woken when the transaction commits. One statement for all mails, however many, and one for all texts. Who waits for
 * a code is served first, invitations last.
 *
 * @param tx a Drizzle transaction; given a plain connection, the messages are queued at once
 * @throws Error when the queue has not been set up by `migrateQueue`
 */
export async function enqueue(tx: Database, messages: Message | readonly Message[]): Promise<void> {
  const jobs = [messages].flat().map((data) => ({ data, priority: priorityOf(data) }));
  const on = (channel: Message["channel"]) => jobs.filter(({ data }) => data.channel === channel);
  await insert(tx, INSERT_MAILS, on("email"));
  await insert(tx, INSERT_TEXTS, on("text"));
}

/** Queues a piece of work for a courier, likewise. */
export function enqueueWork(tx: Database, work: Work): Promise<void> {
  return insert(tx, INSERT_WORK, [{ data: work }]);
}

type Job = { readonly data: Message | Work; readonly priority?: number };

async function insert(tx: Database, statement: string, jobs: readonly Job[]): Promise<void> {
  if (jobs.length === 0) return;
  const { rows } = await fromDrizzle(tx, sql).executeSql(statement, [JSON.stringify(jobs)]);
  // The statement joins the queue's own row: without it nothing is inserted, and nothing is said.
  if (rows.length !== jobs.length) throw new Error("The queue does not exist.");
}

import type { Context } from "@countersign/db";
import { enqueueWork, type Work } from "@countersign/messages";
import { mailBatch } from "./mail-batch.ts";

/** After this long the rest is queued again, so that nothing else waits behind a long mailing and a stop is never far. */
const TURN_SECONDS = 20;

/**
 * Writes to the people of a mailing, a batch a transaction, until nobody is left, it was stopped, or its turn is over;
 * what is left then is queued again. Any number of couriers may work on one; they take turns.
 *
 * @param signal aborted when the courier stops: the batch that was begun is finished
 * @throws what the database throws; the work is to be tried again then
 */
export async function carryOutMailing(
  context: Context,
  work: Extract<Work, { kind: "mailing" }>,
  signal: AbortSignal,
): Promise<void> {
  const until = context.now().getTime() + TURN_SECONDS * 1000;
  while (!signal.aborted && context.now().getTime() < until) {
    if ((await mailBatch(context, work)) === "ended") return;
  }
  await enqueueWork(context.db, work);
}

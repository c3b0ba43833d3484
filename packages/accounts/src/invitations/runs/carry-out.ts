import type { Context } from "@countersign/db";
import { enqueueWork, type Work } from "@countersign/messages";
import { inviteBatch } from "./invite-batch.ts";

/** After this long the rest is queued again, so that nothing else waits behind a long run and a stop is never far. */
const TURN_SECONDS = 20;

/**
 * Invites the people of a confirmed run, a batch a transaction, until nobody is left, the run was cancelled, or its turn
 * is over; what is left then is queued again. Killed at any moment, it loses and repeats nobody: a line is done in the
 * transaction that invites. Any number of couriers may work on one run; they take turns.
 *
 * @param signal aborted when the courier stops: the batch that was begun is finished
 * @throws what the database throws; the work is to be tried again then
 */
export async function carryOutInvitations(
  context: Context,
  work: Extract<Work, { kind: "invitation_run" }>,
  signal: AbortSignal,
): Promise<void> {
  const until = context.now().getTime() + TURN_SECONDS * 1000;
  while (!signal.aborted && context.now().getTime() < until) {
    if ((await inviteBatch(context, work)) === "ended") return;
  }
  await enqueueWork(context.db, work);
}

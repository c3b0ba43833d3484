import { answerPasswordReset, carryOutInvitations } from "@countersign/accounts";
import type { Context } from "@countersign/db";
import { type Work, workSchema } from "@countersign/messages";
import { type JobEnding, settleJob, type TakenJob } from "@countersign/messages/taking";
import { carryOutMailing } from "@countersign/twofactor";
import type { Logger } from "pino";
import { nameOf } from "../delivery/hands.ts";
import { persist } from "../delivery/persist.ts";

/**
 * Does one piece of work and settles its job; what fails comes back with the queue's backoff. Everything done here may
 * be done again from the start.
 *
 * @param stopping aborted when the courier stops: a long piece then ends at its next stop and queues its own rest
 */
export async function workOn(context: Context, log: Logger, job: TakenJob, stopping: AbortSignal): Promise<0> {
  const how = await attempt(context, job, stopping);
  try {
    await persist(() => settleJob(context.db, job, how));
    log[how.ending === "done" ? "info" : "warn"]({ job: job.id, ...how.output }, `work ${how.ending}`);
  } catch (error) {
    log.error({ job: job.id, error: nameOf(error) }, "not written down");
  }
  return 0;
}

async function attempt(context: Context, job: TakenJob, stopping: AbortSignal): Promise<JobEnding> {
  const parsed = workSchema.safeParse(job.data);
  if (!parsed.success) return { ending: "dead", output: { why: "The payload is not work." } };
  const { kind } = parsed.data;
  try {
    await carryOut(context, parsed.data, stopping);
    return { ending: "done", output: { kind } };
  } catch (error) {
    return { ending: "later", output: { kind, why: nameOf(error) }, notBefore: null };
  }
}

function carryOut(context: Context, work: Work, stopping: AbortSignal): Promise<void> {
  switch (work.kind) {
    case "password_reset_asked":
      return answerPasswordReset(context, work);
    case "invitation_run":
      return carryOutInvitations(context, work, stopping);
    case "mailing":
      return carryOutMailing(context, work, stopping);
  }
}

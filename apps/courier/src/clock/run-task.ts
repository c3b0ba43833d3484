import type { Context } from "@countersign/db";
import type { Logger } from "pino";
import { nameOf } from "../delivery/hands.ts";
import type { Task } from "./task.ts";
import { HELD_SECONDS, holdTask, leaveTask, takeTask } from "./task-statements.ts";

/** A third: two renewals may fail before the task is somebody else's. */
const RENEW_MS = (HELD_SECONDS / 3) * 1000;

/**
 * Does a task if this courier gets it. Never throws: what fails is logged by the task's name, and done again when the
 * clock strikes next.
 */
export async function runTask(
  context: Context,
  log: Logger,
  task: Task,
  stopping: AbortSignal,
): Promise<"done" | "failed" | "not_ours"> {
  try {
    const held = await takeTask(context.db, task.name, task.everySeconds);
    if (!held) return "not_ours";
    return await runHeld(context, log, task, held, stopping);
  } catch (error) {
    log.error({ task: task.name, error: nameOf(error) }, "task failed");
    return "failed";
  }
}

async function runHeld(context: Context, log: Logger, task: Task, held: string, stopping: AbortSignal) {
  const lost = new AbortController();
  const renewal = setInterval(() => {
    holdTask(context.db, task.name, held).then(
      (isOurs) => isOurs || lost.abort(),
      (error: unknown) => log.warn({ task: task.name, error: nameOf(error) }, "task not held"),
    );
  }, RENEW_MS);
  try {
    await task.run(context, log, AbortSignal.any([stopping, lost.signal]));
    return "done" as const;
  } finally {
    clearInterval(renewal);
    await leaveTask(context.db, task.name, held);
  }
}

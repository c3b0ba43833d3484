import type { Context } from "@countersign/db";
import type { Logger } from "pino";
import { runTask } from "./run-task.ts";
import type { Task } from "./task.ts";

/** What a courier does by the clock until it is stopped. */
export type Clock = {
  /** Begins nothing more, and resolves when everything begun has ended. */
  stop(): Promise<void>;
};

/**
 * Does each task once at the start and then at every full round of its own (a minute's tasks at the full minute), so
 * that several couriers strike together and one of them does it. A task that takes longer than its round skips rounds.
 */
export function startClock(context: Context, log: Logger, tasks: readonly Task[]): Clock {
  const stopping = new AbortController();
  const running = tasks.map(async (task) => {
    while (!stopping.signal.aborted) {
      await runTask(context, log, task, stopping.signal);
      await untilNextRound(task.everySeconds * 1000, stopping.signal);
    }
  });
  return {
    stop: async () => {
      stopping.abort();
      await Promise.all(running);
    },
  };
}

function untilNextRound(roundMs: number, stopping: AbortSignal): Promise<void> {
  if (stopping.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(ended, roundMs - (Date.now() % roundMs));
    function ended() {
      clearTimeout(timer);
      stopping.removeEventListener("abort", ended);
      resolve();
    }
    stopping.addEventListener("abort", ended, { once: true });
  });
}

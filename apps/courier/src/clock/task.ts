import type { Context } from "@countersign/db";
import type { Logger } from "pino";

/** Something couriers do by the clock. It may be done again from the start: a courier can be killed in the middle. */
export type Task = {
  /** Names its row and its lines in the log; never changes. */
  readonly name: string;
  /** How often one courier of all does it. */
  readonly everySeconds: number;
  /** @param signal aborted when the courier stops, or lost the task to another: a long task ends at its next stop */
  readonly run: (context: Context, log: Logger, signal: AbortSignal) => Promise<void>;
};

import { setTimeout as passing } from "node:timers/promises";
import { isDatabaseUnavailable } from "@countersign/db";

/** After this long the queue has given the job to somebody else. */
const PATIENCE_MS = 25_000;
const FIRST_WAIT_MS = 100;
const LONGEST_WAIT_MS = 2_000;

/**
 * Writes something down that cannot be done again, such as that a provider took a message: while the database is away
 * it is tried again, so that the message is not sent a second time over a restart.
 */
export async function persist<T>(write: () => Promise<T>): Promise<T> {
  const until = performance.now() + PATIENCE_MS;
  for (let wait = FIRST_WAIT_MS; ; wait = Math.min(2 * wait, LONGEST_WAIT_MS)) {
    try {
      return await write();
    } catch (error) {
      if (!isDatabaseUnavailable(error) || performance.now() + wait > until) throw error;
      await passing(wait);
    }
  }
}

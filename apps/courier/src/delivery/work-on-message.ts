import type { TakenJob } from "@countersign/messages/taking";
import type { Logger } from "pino";
import type { Post } from "../post.ts";
import { type Conclusion, conclude } from "./conclude.ts";
import { deliver } from "./deliver.ts";
import { nameOf } from "./hands.ts";
import type { Outcome } from "./outcome.ts";
import { persist } from "./persist.ts";

/** How long a provider that is busy and names no time is left alone. */
const LEFT_ALONE_MS = 1_000;
/** The message waits for as long as it was told to; others are tried again after this long at most. */
const LEFT_ALONE_MOST_MS = 10_000;

/**
 * Delivers one message and settles its job. What even then cannot be written down comes back when the queue misses it.
 * @returns for how many milliseconds its provider wants to be left alone
 */
export async function workOnMessage(post: Post, log: Logger, job: TakenJob): Promise<number> {
  const outcome = await attempt(post, job);
  try {
    const { result, ...about } = await persist(() => conclude(post.context, job, outcome));
    log[LEVELS[result]]({ job: job.id, ...about }, result);
  } catch (error) {
    log.error({ job: job.id, error: nameOf(error) }, "not written down");
  }
  return leftAloneMs(outcome);
}

function leftAloneMs(outcome: Outcome): number {
  if (outcome.outcome !== "tried" || outcome.delivery.ok || outcome.delivery.why !== "throttled") return 0;
  const { retryAfterSeconds } = outcome.delivery;
  return retryAfterSeconds === null ? LEFT_ALONE_MS : Math.min(retryAfterSeconds * 1000, LEFT_ALONE_MOST_MS);
}

/** The message of an error may quote a row; its name and code say enough here. */
async function attempt(post: Post, job: TakenJob): Promise<Outcome> {
  try {
    return await deliver(post, job);
  } catch (error) {
    return { outcome: "broken", why: nameOf(error) };
  }
}

const LEVELS = { delivered: "info", dropped: "info", later: "warn", undeliverable: "warn" } as const satisfies Record<
  Conclusion["result"],
  string
>;

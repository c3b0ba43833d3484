import type { TakenJob } from "@countersign/messages/taking";
import type { Logger } from "pino";
import type { Post } from "../post.ts";
import { type Conclusion, conclude } from "./conclude.ts";
import { deliver } from "./deliver.ts";
import { nameOf } from "./hands.ts";
import type { Outcome } from "./outcome.ts";
import { persist } from "./persist.ts";

/** Delivers one message and settles its job. What even then cannot be written down comes back when the queue misses it. */
export async function workOnMessage(post: Post, log: Logger, job: TakenJob): Promise<void> {
  const outcome = await attempt(post, job);
  try {
    const { result, ...about } = await persist(() => conclude(post.context, job, outcome));
    log[LEVELS[result]]({ job: job.id, ...about }, result);
  } catch (error) {
    log.error({ job: job.id, error: nameOf(error) }, "not written down");
  }
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

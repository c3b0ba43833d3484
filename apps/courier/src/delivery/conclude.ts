import type { Context, Database } from "@countersign/db";
import { messageSchema } from "@countersign/messages";
import { type JobEnding, settleJob, type TakenJob } from "@countersign/messages/taking";
import type { Delivery } from "../channels/channel.ts";
import {
  type DeliveryKey,
  markFailed,
  markGivenUp,
  markHandedOver,
  markTrouble,
  markUndelivered,
} from "./delivery-events.ts";
import type { Outcome } from "./outcome.ts";

/** What the log and the job say of an outcome: words of our own, never the message. */
export type Conclusion = {
  readonly result: "delivered" | "dropped" | "undeliverable" | "later";
  readonly kind: string;
  readonly why?: string;
};

/** Writes down what became of a message, and ends its job: both or neither. */
export async function conclude(context: Context, job: TakenJob, outcome: Outcome): Promise<Conclusion> {
  const now = context.now();
  const concluded = conclusionOf(outcome, job);
  await context.db.transaction(async (tx) => {
    const key = keyOf(job, outcome);
    if (key) await writeDown(tx, key, outcome, concluded, now);
    await settleJob(tx, job, endingOf(outcome, concluded, now));
  });
  return concluded;
}

function conclusionOf(outcome: Outcome, job: TakenJob): Conclusion {
  const isLast = job.retryCount >= job.retryLimit;
  switch (outcome.outcome) {
    case "tried":
      return { kind: outcome.message.kind, ...conclusionOfDelivery(outcome.delivery, isLast) };
    case "hindered":
      return { result: "undeliverable", kind: outcome.message.kind, why: outcome.why };
    case "unwanted":
      return { result: "dropped", kind: outcome.kind, why: outcome.why };
    case "over":
      return { result: "dropped", kind: outcome.kind, why: "over" };
    case "meaningless":
      return { result: "undeliverable", kind: outcome.kind, why: outcome.why };
    case "broken":
      return { result: isLast ? "undeliverable" : "later", kind: "unknown", why: outcome.why };
  }
}

function conclusionOfDelivery(delivery: Delivery, isLast: boolean): Omit<Conclusion, "kind"> {
  if (delivery.ok) return { result: "delivered" };
  const isOver = delivery.why === "refused" || isLast;
  return { result: isOver ? "undeliverable" : "later", why: delivery.detail };
}

/** What was hindered by a cap has its row already, and so has what is over. */
async function writeDown(
  tx: Database,
  key: DeliveryKey,
  outcome: Outcome,
  { result }: Conclusion,
  now: Date,
): Promise<void> {
  if (outcome.outcome === "hindered" && outcome.why === "no_channel") return markGivenUp(tx, key, "no_channel", now);
  if (outcome.outcome === "broken" && result === "undeliverable") return markGivenUp(tx, key, "given_up", now);
  if (outcome.outcome !== "tried") return;
  const { delivery } = outcome;
  if (delivery.ok) return markHandedOver(tx, key, { providerId: delivery.providerId, at: now });
  if (delivery.why === "refused") {
    const event = { providerId: null, at: now };
    if (delivery.addressFails) await markFailed(tx, key, "refused", event);
    else await markUndelivered(tx, key, event);
    return;
  }
  if (result === "undeliverable") return markGivenUp(tx, key, "given_up", now);
  return markTrouble(tx, key, delivery.why);
}

function keyOf(job: TakenJob, outcome: Outcome): DeliveryKey | null {
  if (outcome.outcome === "tried" || outcome.outcome === "hindered") {
    return { clinicId: outcome.message.clinicId, id: job.id };
  }
  const message = messageSchema.safeParse(job.data);
  return outcome.outcome === "broken" && message.success ? { clinicId: message.data.clinicId, id: job.id } : null;
}

function endingOf(outcome: Outcome, concluded: Conclusion, now: Date): JobEnding {
  const { result } = concluded;
  if (result === "delivered" || result === "dropped") return { ending: "done", output: concluded };
  if (result === "undeliverable") return { ending: "dead", output: concluded };
  return { ending: "later", output: concluded, notBefore: notBeforeOf(outcome, now) };
}

function notBeforeOf(outcome: Outcome, now: Date): Date | null {
  if (outcome.outcome !== "tried" || outcome.delivery.ok || outcome.delivery.why !== "throttled") return null;
  const { retryAfterSeconds } = outcome.delivery;
  return retryAfterSeconds === null ? null : new Date(now.getTime() + retryAfterSeconds * 1000);
}

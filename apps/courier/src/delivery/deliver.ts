import { type Message, messageSchema } from "@countersign/messages";
import { letterOf } from "../letters/letter-of.ts";
import type { Post } from "../post.ts";
import { claimDelivery } from "./claim-delivery.ts";
import type { Outcome } from "./outcome.ts";

/** A job of the queue: its id, and whatever its payload holds. */
export type MessageJob = { readonly id: string; readonly data: unknown };

/**
 * Delivers one message: words it with what is true now, writes down that it is tried, and hands it to its channel under
 * the job's id. Two statements before the channel. Throws only when the database or a key is missing.
 */
export async function deliver(post: Post, job: MessageJob): Promise<Outcome> {
  const parsed = messageSchema.safeParse(job.data);
  if (!parsed.success) return { outcome: "meaningless", kind: "unknown", why: "The payload is not a message." };
  const message = parsed.data;
  const { kind, channel, clinicId, to } = message;

  const letter = await letterOf(post, message);
  if (!letter) return { outcome: "meaningless", kind, why: "What the message is about does not exist." };
  if (!letter.clinic) return { outcome: "unwanted", kind, why: letter.dropped };

  const by = post.channels[channel];
  const { timeZone } = letter.clinic;
  const claim = await claimDelivery(post.context, job.id, message, by?.provider ?? null, timeZone);
  if (claim.claim !== "send") return notSent(claim.claim, message);
  if (!by) return { outcome: "hindered", message, why: "no_channel" };

  const { clinic, rendered } = letter;
  const from = { fromName: clinic.mailFromName ?? clinic.name, replyTo: clinic.replyTo ?? clinic.helpEmail };
  const { triedSince } = claim;
  const logo = rendered.html && clinic.logo ? { logo: Buffer.from(clinic.logo.png, "base64") } : {};
  const delivery = await by.send({ id: job.id, clinicId, channel, to, ...from, ...rendered, ...logo, triedSince });
  return { outcome: "tried", message, delivery };
}

function notSent(claim: "capped" | "over" | "nobody", message: Message): Outcome {
  const { kind } = message;
  if (claim === "capped") return { outcome: "hindered", message, why: "capped" };
  return claim === "over"
    ? { outcome: "over", kind }
    : { outcome: "meaningless", kind, why: "The account is not there." };
}

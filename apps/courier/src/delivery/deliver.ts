import { type Message, messageSchema } from "@countersign/messages";
import { letterOf, type Unwanted } from "../letters/letter-of.ts";
import type { Post } from "../post.ts";

/** A job of the queue: its id, and whatever its payload holds. */
export type MessageJob = { readonly id: string; readonly data: unknown };

/** What became of one job. `dropped` codes and links nobody waits for any more; `undeliverable` is for ever; `later` is tried again. */
export type Outcome =
  | { readonly outcome: "delivered"; readonly kind: Message["kind"] }
  | { readonly outcome: "dropped"; readonly kind: Message["kind"]; readonly why: Unwanted }
  | { readonly outcome: "undeliverable" | "later"; readonly kind: Message["kind"] | "unknown"; readonly why: string };

/**
 * Delivers one message: looks up what it needs, words it, and hands it to its channel under the job's id.
 * Throws only when the database or a key is missing; the queue then tries again.
 */
export async function deliver(post: Post, job: MessageJob): Promise<Outcome> {
  const parsed = messageSchema.safeParse(job.data);
  if (!parsed.success) return { outcome: "undeliverable", kind: "unknown", why: "The payload is not a message." };
  const message = parsed.data;
  const { kind, channel, clinicId, to } = message;

  const letter = await letterOf(post, message);
  if (!letter) return { outcome: "undeliverable", kind, why: "What the message is about does not exist." };
  if (!letter.clinic) return { outcome: "dropped", kind, why: letter.dropped };

  const send = post.channels[channel];
  if (!send) return { outcome: "undeliverable", kind, why: `No channel for ${channel} is configured.` };
  const delivery = await send({ id: job.id, clinicId, clinic: letter.clinic.name, channel, to, ...letter.rendered });
  if (delivery.ok) return { outcome: "delivered", kind };
  return { outcome: delivery.why === "refused" ? "undeliverable" : "later", kind, why: delivery.detail };
}

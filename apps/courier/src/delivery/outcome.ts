import type { Message } from "@countersign/messages";
import type { Delivery } from "../channels/channel.ts";
import type { Unwanted } from "../letters/letter-of.ts";

/** Why a message is not even tried: over a cap, or nobody to send it through. */
type Hindrance = "capped" | "no_channel";

/** What became of one job's message. */
export type Outcome =
  /** Given to its channel, which answered this. */
  | { readonly outcome: "tried"; readonly message: Message; readonly delivery: Delivery }
  /** Not given to any. */
  | { readonly outcome: "hindered"; readonly message: Message; readonly why: Hindrance }
  /** A code or link that nobody waits for any more. */
  | { readonly outcome: "unwanted"; readonly kind: Message["kind"]; readonly why: Unwanted }
  /** Handed over, or failed, in an attempt of before. */
  | { readonly outcome: "over"; readonly kind: Message["kind"] }
  /** Nothing that could be sent, now or ever. */
  | { readonly outcome: "meaningless"; readonly kind: Message["kind"] | "unknown"; readonly why: string }
  /** The database or a key failed us. */
  | { readonly outcome: "broken"; readonly why: string };

import type { Seal } from "../seals/make-seal.ts";
import type { SealedEvent } from "../seals/sealed-event.ts";

/** One piece of an export, in the order it is sent: a seal stands before the events that it proves. */
export type ExportItem =
  | { readonly is: "seal"; readonly seal: Seal; readonly previousChain: Buffer }
  | {
      readonly is: "event";
      readonly event: SealedEvent;
      readonly hash: Buffer;
      /** Null while nothing seals it. */
      readonly seal: number | null;
      /** Which leaf, and the way to the root; only where not all leaves of the seal are sent. */
      readonly proof: { readonly leaf: number; readonly path: readonly Buffer[] } | null;
    };

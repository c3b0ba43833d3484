import type { Keys } from "@countersign/db";
import { chainHash, GENESIS, leafHash, rootOf, type SealHead } from "../../verifier/verify-export.mjs";
import type { SealedEvent } from "./sealed-event.ts";

/** One link of the chain, complete. */
export type Seal = SealHead & {
  readonly lowestId: string;
  readonly highestId: string;
  readonly chain: Buffer;
  readonly signature: Buffer;
};

/** Where a chain stands: its last seal, as far as the next one needs it. */
export type ChainEnd = {
  readonly number: number;
  readonly writtenThrough: string;
  readonly lastId: string;
  readonly chain: Buffer;
};

/** Sorts before every id. */
export const LEAST_ID = "00000000-0000-0000-0000-000000000000";

/** The end of a chain that has no seal yet. */
export const chainStart: ChainEnd = { number: 0, writtenThrough: "-1", lastId: LEAST_ID, chain: GENESIS };

/**
 * The seal over these events behind the chain's end.
 *
 * @param events at least one, in the order of (written, id), all behind the end
 */
export function makeSeal(keys: Keys, end: ChainEnd, events: readonly SealedEvent[], now: Date): Seal {
  const [first, last] = [events[0], events.at(-1)];
  if (!first || !last) throw new Error("A seal holds at least one event.");
  const moments = events.map(({ at }) => at).toSorted();
  const ids = events.map(({ id }) => id).toSorted();
  const head: SealHead = {
    clinicId: first.clinicId,
    number: end.number + 1,
    writtenAfter: end.writtenThrough,
    writtenThrough: last.written,
    lastId: last.id,
    events: events.length,
    firstAt: moments[0] ?? first.at,
    lastAt: moments.at(-1) ?? last.at,
    root: rootOf(events.map(leafHash)).toString("hex"),
    keyId: keys.newestId,
    sealedAt: now.toISOString(),
  };
  const chain = chainHash(end.chain, head);
  const { signature } = keys.sign("audit_seal", chain);
  return { ...head, lowestId: ids[0] ?? first.id, highestId: ids.at(-1) ?? last.id, chain, signature };
}

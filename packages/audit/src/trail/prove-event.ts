import type { Database } from "@countersign/db";
import { leafHash, pathOf } from "../../verifier/verify-export.mjs";
import type { ChainEnd, Seal } from "../seals/make-seal.ts";
import { chainBeginning, eventsUnder, sealOf } from "../seals/read-seals.ts";
import { sealsOfEvents } from "./seals-of-events.ts";

/** A seal with its leaves as they are now, and the seal before it. */
export type OpenSeal = {
  readonly seal: Seal;
  readonly before: ChainEnd;
  readonly ids: readonly string[];
  readonly leaves: readonly Buffer[];
};

/** How one event hangs in its seal. */
export type EventProof = {
  readonly seal: Seal;
  readonly previousChain: Buffer;
  /** Which leaf of the tree it is, from nought. */
  readonly leaf: number;
  readonly hash: Buffer;
  readonly path: readonly Buffer[];
};

/** Reads a seal's events and makes its tree's leaves. */
export async function openSeal(db: Database, seal: Seal): Promise<OpenSeal> {
  const beginning = await chainBeginning(db, seal.clinicId);
  const before = (await sealOf(db, seal.clinicId, seal.number - 1)) ?? beginning;
  const events = await eventsUnder(db, before, seal);
  return { seal, before, ids: events.map(({ id }) => id), leaves: events.map(leafHash) };
}

/** The proof of one event; null when its seal no longer holds it. */
export function proofOf({ seal, before, ids, leaves }: OpenSeal, id: string): EventProof | null {
  const leaf = ids.indexOf(id);
  const hash = leaves[leaf];
  return hash ? { seal, previousChain: before.chain, leaf, hash, path: pathOf(leaves, leaf) } : null;
}

/** How an event is proved; null while nothing seals it. */
export async function proveEvent(db: Database, key: { clinicId: string; id: string }): Promise<EventProof | null> {
  const seal = (await sealsOfEvents(db, key.clinicId, [key.id])).get(key.id);
  return seal ? proofOf(await openSeal(db, seal), key.id) : null;
}

import type { brokenSeals, Keys } from "@countersign/db";
import { chainHash, isSignedBy, leafHash, rootOf } from "../../verifier/verify-export.mjs";
import type { ChainEnd, Seal } from "../seals/make-seal.ts";
import type { SealedEvent } from "../seals/sealed-event.ts";

/** Why a seal and its events do not fit. */
export type BrokenWhy = (typeof brokenSeals)[number];

/**
 * Compares a seal with the seal before it and with its events as they are now; null when all fits.
 * A key that the keyring lacks proves nothing: its signatures count as wrong.
 */
export function compareSeal(
  keys: Keys,
  before: ChainEnd,
  seal: Seal,
  events: readonly SealedEvent[],
): BrokenWhy | null {
  if (seal.number !== before.number + 1 || seal.writtenAfter !== before.writtenThrough) return "chain_broken";
  if (!chainHash(before.chain, seal).equals(seal.chain)) return "chain_broken";
  const publicKey = keys.publicKey("audit_seal", seal.keyId);
  if (!publicKey || !isSignedBy(publicKey, seal.chain, seal.signature)) return "signature_wrong";
  if (events.length < seal.events) return "event_missing";
  if (events.length > seal.events) return "event_added";
  return rootOf(events.map(leafHash)).toString("hex") === seal.root ? null : "event_changed";
}

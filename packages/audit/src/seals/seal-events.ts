import type { Context } from "@countersign/db";
import { sql } from "drizzle-orm";
import { type ChainEnd, chainStart, makeSeal, type Seal } from "./make-seal.ts";
import { addSeals, chainEnds, holdSealing, moveSealing, sealThrough, unsealedEvents } from "./seal-statements.ts";
import type { SealedEvent } from "./sealed-event.ts";

/** Leaves of one seal at most: its tree is built in memory, and a proof reads it whole. */
export const EVENTS_PER_SEAL = 4096;

const EVENTS_AT_ONCE = 5 * EVENTS_PER_SEAL;

/** The events' order is behind what is sealed: a dump was restored and the database not migrated since. */
export class OrderLostError extends Error {
  override readonly name = "OrderLostError";
}

/**
 * Seals everything that is settled and was not sealed before. A transaction that is still open holds back what came
 * after it, however long it takes; one row is held, so that several at once seal nothing twice; each transaction moves
 * on with its seals or not at all, so that nothing is lost when it is killed.
 *
 * @param signal ends it after the transaction under way
 * @returns the newest seal of each clinic that got one
 * @throws OrderLostError when new events would be taken for old ones
 */
export async function sealEvents(context: Context, signal?: AbortSignal): Promise<Seal[]> {
  const newest = new Map<string, Seal>();
  for (let more = true; more && !signal?.aborted; ) {
    const step = await context.db.transaction(async (tx) => {
      // What piled up while no courier ran may take longer than a page may.
      await tx.execute(sql`set local statement_timeout = '60s'`);
      return sealNext({ ...context, db: tx });
    });
    for (const seal of step.seals) newest.set(seal.clinicId, seal);
    more = step.more;
  }
  return [...newest.values()];
}

async function sealNext(context: Context): Promise<{ seals: Seal[]; more: boolean }> {
  const { db, keys } = context;
  const held = await holdSealing(db);
  if (!held) return { seals: [], more: false };
  const last = BigInt(held.settled) - 1n;
  if (last < BigInt(held.through)) throw new OrderLostError("Events are numbered below what is sealed: run migrate.");
  if (last === BigInt(held.through)) return { seals: [], more: false };

  const now = context.now();
  const through = await sealThrough(db, held.through, held.settled, EVENTS_AT_ONCE);
  const events = await unsealedEvents(db, held.through, through, EVENTS_AT_ONCE);
  const ends = await chainEnds(db, [...new Set(events.map(({ clinicId }) => clinicId))]);
  const seals = chunked(events).map((chunk) => {
    const clinicId = chunk[0]?.clinicId ?? "";
    const seal = makeSeal(keys, endOf(ends, clinicId), chunk, now);
    ends.set(clinicId, seal);
    return seal;
  });
  await addSeals(db, seals);
  // A full load may have more of the same stretch behind it: one transaction can write more than a load.
  const isWhole = events.length < EVENTS_AT_ONCE;
  const isLast = isWhole && through === String(last);
  if (isWhole) await moveSealing(db, through, isLast ? now : null);
  return { seals, more: !isLast };
}

function endOf(ends: ReadonlyMap<string, ChainEnd>, clinicId: string): ChainEnd {
  return ends.get(clinicId) ?? chainStart;
}

/** Runs of one clinic's events, none longer than a seal may be. */
function chunked(events: readonly SealedEvent[]): SealedEvent[][] {
  const chunks: SealedEvent[][] = [];
  for (const event of events) {
    const chunk = chunks.at(-1);
    if (chunk && chunk.length < EVENTS_PER_SEAL && chunk[0]?.clinicId === event.clinicId) chunk.push(event);
    else chunks.push([event]);
  }
  return chunks;
}

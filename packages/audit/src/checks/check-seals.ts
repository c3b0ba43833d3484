import type { Context } from "@countersign/db";
import type { ChainEnd, Seal } from "../seals/make-seal.ts";
import { chainBeginning, eventsUnder, sealOf, sealsAfter } from "../seals/read-seals.ts";
import {
  beginChecks,
  type CheckRow,
  longestUnchecked,
  moveCheck,
  recordBroken,
  walkEvents,
} from "./check-statements.ts";
import { compareSeal } from "./compare-seal.ts";

/** Beyond so many clinics in a minute, the round has to do. */
const NEWEST_AT_ONCE = 1_000;
/** One clinic's share before it is another's turn. */
const SEALS_AT_ONCE = 16;
const EVENTS_WALKED_AT_ONCE = 5_000;

/** Compares seals just made with their events as they are stored, so that what went wrong shows within the minute. */
export async function checkNewest(context: Context, seals: readonly Seal[]): Promise<void> {
  if (seals.length === 0) return;
  await beginChecks(
    context.db,
    seals.map(({ clinicId }) => clinicId),
    context.now(),
  );
  for (const seal of seals.slice(0, NEWEST_AT_ONCE)) {
    const before = await endAt(context, seal.clinicId, seal.number - 1);
    await checkOne(context, before, seal);
  }
}

/**
 * Goes on with the round over every clinic's whole chain, a bounded piece each time: seal by seal from the first kept,
 * then through the events themselves for those that no seal holds. What does not fit is written down and the round goes
 * on behind it.
 *
 * @param turns how many clinics get a share now; those that waited longest come first
 */
export async function checkRound(context: Context, turns: number, signal?: AbortSignal): Promise<void> {
  for (const row of await longestUnchecked(context.db, turns)) {
    if (signal?.aborted) return;
    await checkShare(context, row);
  }
}

async function checkShare(context: Context, row: CheckRow): Promise<void> {
  const { clinicId } = row;
  const beginning = await chainBeginning(context.db, clinicId);
  const from = Math.max(row.checkedThrough, beginning.number);
  const seals = await sealsAfter(context.db, clinicId, from, SEALS_AT_ONCE);
  let before = await endAt(context, clinicId, from);
  for (const seal of seals) {
    await checkOne(context, before, seal);
    before = seal;
  }
  const checkedThrough = seals.at(-1)?.number;
  const moved = checkedThrough === undefined ? await walkOn(context, row, beginning, from) : { checkedThrough };
  await moveCheck(context.db, clinicId, { ...moved, checkedAt: context.now() });
}

async function walkOn(context: Context, row: CheckRow, beginning: ChainEnd, last: number): Promise<Partial<CheckRow>> {
  const { clinicId, walkedThrough } = row;
  const limit = EVENTS_WALKED_AT_ONCE;
  const { reached, stray } = await walkEvents(context.db, { clinicId, after: walkedThrough, beginning, limit });
  if (stray) {
    const found = { clinicId, seal: stray.seal ?? last + 1, at: context.now() };
    await recordBroken(context.db, { ...found, why: stray.seal === null ? "chain_broken" : "event_added" });
  }
  if (reached) return { walkedThrough: reached };
  const now = context.now();
  return { checkedThrough: beginning.number, walkedThrough: null, wholeCheckedAt: now, roundBeganAt: now };
}

/** The end of the chain at a seal; when that seal is gone, an end that nothing follows from. */
async function endAt(context: Context, clinicId: string, number: number): Promise<ChainEnd> {
  const beginning = await chainBeginning(context.db, clinicId);
  if (number <= beginning.number) return beginning;
  return (await sealOf(context.db, clinicId, number)) ?? { ...beginning, number: -1 };
}

async function checkOne({ db, keys, now }: Context, before: ChainEnd, seal: Seal): Promise<void> {
  const why = compareSeal(keys, before, seal, await eventsUnder(db, before, seal));
  if (why) await recordBroken(db, { clinicId: seal.clinicId, seal: seal.number, why, at: now() });
}

import type { Database } from "@countersign/db";
import { sql } from "drizzle-orm";
import { leafHash } from "../../verifier/verify-export.mjs";
import type { ChainEnd, Seal } from "../seals/make-seal.ts";
import { chainBeginning, eventsUnder, sealsAfter } from "../seals/read-seals.ts";
import { type SealedEvent, sealedColumns } from "../seals/sealed-event.ts";
import type { ExportItem } from "./export-item.ts";

const SEALS_AT_ONCE = 64;
const EVENTS_AT_ONCE = 2_048;

/**
 * A clinic's whole trail in the order of its chain: each seal with all its events, then what is not sealed yet. Reads a
 * few thousand events at a time, each time with one short statement, and only when the receiver has taken the last.
 */
export async function* streamWhole(db: Database, clinicId: string): AsyncGenerator<ExportItem[]> {
  let end = await chainBeginning(db, clinicId);
  for (;;) {
    const seals = await sealsAfter(db, clinicId, end.number, SEALS_AT_ONCE);
    for (const run of runsOf(seals)) {
      yield* itemsUnder(await eventsOfRun(db, end, run), end, run);
      end = run.at(-1) ?? end;
    }
    if (seals.length < SEALS_AT_ONCE) break;
  }
  yield* streamUnsealed(db, clinicId, end);
}

/** Seals that follow one another and together hold about as many events as are read at once. */
function runsOf(seals: readonly Seal[]): Seal[][] {
  const runs: Seal[][] = [];
  let events = 0;
  for (const seal of seals) {
    const run = runs.at(-1);
    events += seal.events;
    if (run && events <= EVENTS_AT_ONCE) run.push(seal);
    else {
      runs.push([seal]);
      events = seal.events;
    }
  }
  return runs;
}

/** The events of a run of seals with one statement, as if they were one seal. */
function eventsOfRun(db: Database, before: ChainEnd, run: readonly Seal[]): Promise<SealedEvent[]> {
  const [first, last] = [run[0], run.at(-1)];
  if (!first || !last) return Promise.resolve([]);
  return eventsUnder(db, before, {
    ...last,
    lowestId: run.map(({ lowestId }) => lowestId).toSorted()[0] ?? first.lowestId,
    highestId:
      run
        .map(({ highestId }) => highestId)
        .toSorted()
        .at(-1) ?? last.highestId,
    events: run.reduce((sum, { events }) => sum + events, 0),
  });
}

function* itemsUnder(events: readonly SealedEvent[], before: ChainEnd, run: readonly Seal[]): Generator<ExportItem[]> {
  let [at, previousChain] = [0, before.chain];
  for (const seal of run) {
    const items: ExportItem[] = [{ is: "seal", seal, previousChain }];
    for (let event = events[at]; event && !isBehind(event, seal); event = events[++at]) {
      items.push({ is: "event", event, hash: leafHash(event), seal: seal.number, proof: null });
    }
    yield items;
    previousChain = seal.chain;
  }
}

function isBehind(event: SealedEvent, seal: Seal): boolean {
  const [one, other] = [BigInt(event.written), BigInt(seal.writtenThrough)];
  return one > other || (one === other && event.id > seal.lastId);
}

async function* streamUnsealed(db: Database, clinicId: string, end: ChainEnd): AsyncGenerator<ExportItem[]> {
  let [written, id] = [end.writtenThrough, end.lastId];
  for (;;) {
    // What is sealed for all clinics has nothing of this one behind its own last seal: the look may begin there.
    const events = await db.execute<SealedEvent>(sql`
      select ${sealedColumns} from audit_events e
      where e.clinic_id = ${clinicId} and (e.written, e.id) > (${written}::bigint, ${id}::uuid)
        and e.written > (select sealed_through from audit_sealing)
      order by e.written, e.id limit ${EVENTS_AT_ONCE}`);
    const last = events.at(-1);
    if (!last) return;
    yield events.map((event) => ({ is: "event", event, hash: leafHash(event), seal: null, proof: null }));
    if (events.length < EVENTS_AT_ONCE) return;
    [written, id] = [last.written, last.id];
  }
}

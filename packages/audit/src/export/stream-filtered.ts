import type { Database } from "@countersign/db";
import { sql } from "drizzle-orm";
import { leafHash } from "../../verifier/verify-export.mjs";
import type { Seal } from "../seals/make-seal.ts";
import { type SealedEvent, sealedColumns } from "../seals/sealed-event.ts";
import { eventGroups } from "../trail/event-groups.ts";
import { type OpenSeal, openSeal, proofOf } from "../trail/prove-event.ts";
import { sealsOfEvents } from "../trail/seals-of-events.ts";
import { indexedPart, type TrailFilter, trailSource } from "../trail/trail-source.ts";
import type { ExportItem } from "./export-item.ts";

const EVENTS_AT_ONCE = 1_000;
/** Seals whose leaves are kept: events follow one another by id, seals by writing, which seldom differ by much. */
const SEALS_KEPT = 8;

/**
 * The events that match, oldest first, each with the way to the root of its seal. Their seals are sent with them, the
 * other events of those seals are not.
 */
export async function* streamFiltered(
  db: Database,
  clinicId: string,
  filter: TrailFilter,
): AsyncGenerator<ExportItem[]> {
  const open = new Map<number, OpenSeal>();
  let sent: number | null = null;
  for await (const events of matching(db, clinicId, filter)) {
    const seals = await sealsOfEvents(
      db,
      clinicId,
      events.map(({ id }) => id),
    );
    const items: ExportItem[] = [];
    for (const event of events) {
      const opened = await keptOpen(db, open, seals.get(event.id));
      const proof = opened && proofOf(opened, event.id);
      if (opened && proof && sent !== opened.seal.number) {
        items.push({ is: "seal", seal: opened.seal, previousChain: opened.before.chain });
        sent = opened.seal.number;
      }
      const hash = proof?.hash ?? leafHash(event);
      const seal = opened?.seal.number ?? null;
      items.push({ is: "event", event, hash, seal, proof: proof && { leaf: proof.leaf, path: proof.path } });
    }
    yield items;
  }
}

/** Reads along one index and drops here what it does not know, so that every statement is short whatever matches. */
async function* matching(db: Database, clinicId: string, filter: TrailFilter): AsyncGenerator<SealedEvent[]> {
  const looked = { ...indexedPart(filter), from: filter.from, to: filter.to };
  let newer: string | null = null;
  for (;;) {
    const source = trailSource(looked, { clinicId, older: null, newer }, "oldest_first", EVENTS_AT_ONCE);
    const events: SealedEvent[] = await db.execute<SealedEvent>(sql`
      select ${sealedColumns} from ${source} order by e.id`);
    const matched = events.filter((event) => matches(event, filter));
    if (matched.length > 0) yield matched;
    const last = events.at(-1);
    if (!last || events.length < EVENTS_AT_ONCE) return;
    newer = last.id;
  }
}

function matches(event: SealedEvent, { personId, actorId, group, outcome }: TrailFilter): boolean {
  const kinds: readonly string[] | null = group && eventGroups[group];
  return (
    (!personId || event.accountId === personId) &&
    (!actorId || event.actorId === actorId) &&
    (!kinds || kinds.includes(event.event)) &&
    (!outcome || event.outcome === outcome)
  );
}

async function keptOpen(db: Database, open: Map<number, OpenSeal>, seal: Seal | undefined): Promise<OpenSeal | null> {
  if (!seal) return null;
  const known = open.get(seal.number);
  if (known) return known;
  const opened = await openSeal(db, seal);
  const [oldest] = open.keys();
  if (open.size >= SEALS_KEPT && oldest !== undefined) open.delete(oldest);
  open.set(seal.number, opened);
  return opened;
}

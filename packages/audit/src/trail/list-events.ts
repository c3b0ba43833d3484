import type { Database } from "@countersign/db";
import { type SQL, sql } from "drizzle-orm";
import {
  endOfKinds,
  indexedPart,
  isNarrowed,
  LOOKED_AT_ONCE,
  type Stretch,
  type TrailFilter,
  trailSource,
} from "./trail-source.ts";

/** One event with the names of those it concerns, as they are now. */
export type TrailEvent = {
  readonly id: string;
  readonly at: Date;
  readonly event: string;
  readonly outcome: "success" | "failure";
  readonly portal: string | null;
  readonly accountId: string | null;
  readonly accountName: string | null;
  readonly accountKind: "staff" | "patient" | null;
  readonly actorId: string | null;
  readonly actorName: string | null;
  readonly actorKind: "staff" | "patient" | null;
  readonly address: string | null;
  readonly browser: string | null;
  readonly details: Record<string, unknown>;
};

export type TrailPage = {
  /** Newest first, however the page was come to. */
  readonly events: readonly TrailEvent[];
  /** Whether there may be newer and older ones. */
  readonly newer: boolean;
  readonly older: boolean;
  /** The oldest event looked at where none matched any more; the search goes on behind it. Null when it came to the end. */
  readonly lookedBackTo: { readonly id: string; readonly at: Date } | null;
};

/** The columns of a {@link TrailEvent}, of events `e` and accounts `a` and `b`. */
const columns: SQL = sql`e.id, e.at, e.event, e.outcome, e.portal, e.account_id as "accountId", a.name as "accountName",
  a.kind as "accountKind", e.actor_id as "actorId", b.name as "actorName", b.kind as "actorKind", e.address, e.browser,
  e.details`;
const withNames: SQL = sql`left join accounts a on a.clinic_id = e.clinic_id and a.id = e.account_id
  left join accounts b on b.clinic_id = e.clinic_id and b.id = e.actor_id`;

/**
 * One page of a clinic's trail, newest first. A page costs about the same wherever it lies and whatever is filtered.
 *
 * @param query.after  the event behind which older ones follow; `before`: the event before which newer ones stand
 */
export async function listEvents(
  db: Database,
  query: {
    readonly clinicId: string;
    readonly filter: TrailFilter;
    readonly after: string | null;
    readonly before: string | null;
    readonly limit: number;
  },
): Promise<TrailPage> {
  const { clinicId, filter, after, before, limit } = query;
  const back = before !== null;
  const stretch: Stretch = { clinicId, older: back ? null : after, newer: before };
  const source = trailSource(filter, stretch, back ? "oldest_first" : "newest_first", limit + 1);
  const rows = await db.execute<TrailEvent>(
    sql`select ${columns} from ${source} ${withNames} order by e.id ${back ? sql`` : sql`desc`}`,
  );
  const more = rows.length > limit;
  const events = rows.slice(0, limit);
  if (back) return { events: events.reverse(), newer: more, older: true, lookedBackTo: null };
  const lookedBackTo = more || !isNarrowed(filter) ? null : await endOfLook(db, stretch, filter);
  const seen = lookedBackTo ? events.filter(({ id }) => id > lookedBackTo.id) : events;
  return { events: seen, newer: after !== null, older: more, lookedBackTo };
}

/** The last event that was looked at; null when there are no more. Of several kinds, where the first look ended. */
async function endOfLook(db: Database, stretch: Stretch, filter: TrailFilter): Promise<TrailPage["lookedBackTo"]> {
  const looked = { ...indexedPart(filter), from: filter.from, to: filter.to };
  const [row] = await db.execute<{ id: string; at: Date }>(
    looked.group
      ? sql`select e.id, e.at from ${endOfKinds(looked, stretch)} order by e.id desc limit 1`
      : sql`select e.id, e.at from ${trailSource(looked, stretch, "newest_first", LOOKED_AT_ONCE)}
          order by e.id desc offset ${LOOKED_AT_ONCE - 1} limit 1`,
  );
  return row ?? null;
}

/** One event of a clinic; null when there is none of this id. */
export async function readEvent(db: Database, key: { clinicId: string; id: string }): Promise<TrailEvent | null> {
  const [row] = await db.execute<TrailEvent>(sql`
    select ${columns} from audit_events e ${withNames} where e.clinic_id = ${key.clinicId} and e.id = ${key.id}::uuid`);
  return row ?? null;
}

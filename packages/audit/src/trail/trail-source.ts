import { type SQL, sql } from "drizzle-orm";
import { type EventGroup, eventGroups, frequentEvents } from "./event-groups.ts";

/** Which events of a clinic are meant; null where a filter does not narrow. */
export type TrailFilter = {
  /** Whom it happened to. */
  readonly personId: string | null;
  /** Who did it to somebody or something else. */
  readonly actorId: string | null;
  readonly group: EventGroup | null;
  readonly outcome: "success" | "failure" | null;
  /** From this moment on, and up to before this one. */
  readonly from: Date | null;
  readonly to: Date | null;
};

export const everyEvent: TrailFilter = {
  personId: null,
  actorId: null,
  group: null,
  outcome: null,
  from: null,
  to: null,
};

/** Events looked at on one page at most: a filter that matches next to nothing ends there and says how far it came. */
export const LOOKED_AT_ONCE = 20_000;

/** A stretch of the trail: ids strictly between two others, in one direction. */
export type Stretch = { readonly clinicId: string; readonly older: string | null; readonly newer: string | null };

/**
 * The filtered events as a relation `e`, by id in the given direction, read off one index whatever the filters are:
 * that of the person, of the actor, of the rare kinds, or the key itself. What no index knows is filtered from no more
 * than {@link LOOKED_AT_ONCE} of its rows.
 *
 * @param limit rows wanted at most
 */
export function trailSource(
  filter: TrailFilter,
  { clinicId, older, newer }: Stretch,
  direction: "newest_first" | "oldest_first",
  limit: number,
): SQL {
  const order = direction === "newest_first" ? sql`id desc` : sql`id`;
  const within = sql`clinic_id = ${clinicId}
    ${older ? sql`and id < ${older}::uuid` : sql``} ${newer ? sql`and id > ${newer}::uuid` : sql``}
    ${filter.from ? sql`and id >= uuid_v7_floor(${filter.from}::timestamptz)` : sql``}
    ${filter.to ? sql`and id < uuid_v7_floor(${filter.to}::timestamptz)` : sql``}`;
  const events = filter.group && [...eventGroups[filter.group]];
  const isRare = filter.group !== null && filter.group !== "sign_ins";
  if (isRare && !filter.personId && !filter.actorId) {
    const one = sql`select * from audit_events where ${within} and event = k.event and event not in (${frequentList})
      order by ${order} limit ${filter.outcome ? LOOKED_AT_ONCE : limit}`;
    return sql`(select c.* from unnest(${sql.param(events)}::text[]) k (event) cross join lateral (
      select * from (${one}) l where ${outcomeIs(filter)} order by ${order} limit ${limit}) c
      order by ${order} limit ${limit}) e`;
  }
  const index = filter.personId
    ? sql`and account_id = ${filter.personId}`
    : filter.actorId
      ? sql`and actor_id = ${filter.actorId} and actor_id is distinct from account_id`
      : sql``;
  const rest = sql`${outcomeIs(filter)} ${events ? sql`and event = any(${sql.param(events)}::text[])` : sql``}
    ${filter.personId && filter.actorId ? sql`and actor_id = ${filter.actorId}` : sql``}`;
  return sql`(select * from (
      select * from audit_events where ${within} ${index} order by ${order} limit ${isNarrowed(filter) ? LOOKED_AT_ONCE : limit}
    ) l where ${rest} order by ${order} limit ${limit}) e`;
}

/** Must something be filtered that the index does not know? */
export function isNarrowed({ personId, actorId, group, outcome }: TrailFilter): boolean {
  return outcome !== null || group !== null || (personId !== null && actorId !== null);
}

function outcomeIs({ outcome }: TrailFilter): SQL {
  return outcome ? sql`outcome = ${outcome}` : sql`true`;
}

/** Written into the statement: PostgreSQL sees that the index's own condition holds only when it is no parameter. */
const frequentList = sql.raw(frequentEvents.map((name) => `'${name}'`).join(", "));

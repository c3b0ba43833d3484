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
  const within = withinOf(filter, { clinicId, older, newer });
  const most = isNarrowed(filter) ? LOOKED_AT_ONCE : limit;
  const by = indexedPart(filter);
  if (by.group) {
    const kinds = [...eventGroups[by.group]];
    return sql`(select c.* from unnest(${sql.param(kinds)}::text[]) k (event) cross join lateral (
      select * from (
        select * from audit_events where ${within} and event = k.event and event not in (${frequentList})
        order by ${order} limit ${most}) l where ${restOf(filter)} order by ${order} limit ${limit}) c
      order by ${order} limit ${limit}) e`;
  }
  const index = by.personId
    ? sql`and account_id = ${by.personId}`
    : by.actorId
      ? sql`and actor_id = ${by.actorId} and actor_id is distinct from account_id`
      : sql``;
  return sql`(select * from (
      select * from audit_events where ${within} ${index} order by ${order} limit ${most}
    ) l where ${restOf(filter)} order by ${order} limit ${limit}) e`;
}

/** Where the first look through one of a filter's rare kinds ends: one statement for all kinds, as planning months is dear. */
export function endOfKinds(filter: TrailFilter, stretch: Stretch): SQL {
  const kinds = filter.group ? [...eventGroups[filter.group]] : [];
  return sql`(select c.* from unnest(${sql.param(kinds)}::text[]) k (event) cross join lateral (
    select * from audit_events where ${withinOf(filter, stretch)} and event = k.event and event not in (${frequentList})
    order by id desc offset ${LOOKED_AT_ONCE - 1} limit 1) c) e`;
}

/** What of a filter one index answers by itself. */
export function indexedPart({ personId, actorId, group }: TrailFilter): TrailFilter {
  if (personId) return { ...everyEvent, personId };
  if (actorId) return { ...everyEvent, actorId };
  return group === "sign_ins" ? everyEvent : { ...everyEvent, group };
}

/** Must something be filtered that the index does not know? */
export function isNarrowed(filter: TrailFilter): boolean {
  const by = indexedPart(filter);
  return filter.outcome !== null || filter.group !== by.group || filter.actorId !== by.actorId;
}

function withinOf({ from, to }: TrailFilter, { clinicId, older, newer }: Stretch): SQL {
  return sql`clinic_id = ${clinicId}
    ${older ? sql`and id < ${older}::uuid` : sql``} ${newer ? sql`and id > ${newer}::uuid` : sql``}
    ${from ? sql`and id >= uuid_v7_floor(${from}::timestamptz)` : sql``}
    ${to ? sql`and id < uuid_v7_floor(${to}::timestamptz)` : sql``}`;
}

function restOf({ personId, actorId, group, outcome }: TrailFilter): SQL {
  const rest = [
    outcome ? sql`outcome = ${outcome}` : sql`true`,
    group ? sql`event = any(${sql.param([...eventGroups[group]])}::text[])` : sql`true`,
    personId && actorId ? sql`actor_id = ${actorId}` : sql`true`,
  ];
  return sql.join(rest, sql` and `);
}

/** Written into the statement: PostgreSQL sees that the index's own condition holds only when it is no parameter. */
const frequentList = sql.raw(frequentEvents.map((name) => `'${name}'`).join(", "));

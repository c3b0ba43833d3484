import { readWords } from "@countersign/accounts";
import { type EventGroup, eventGroups, everyEvent, type TrailFilter } from "@countersign/audit";
import { textOf } from "@countersign/portal/frame/page-props.ts";
import { clockOf, daysLater, startOf } from "@countersign/zones";
import { z } from "zod";

/** Which part of the trail an address means. */
export type TrailQuery = {
  /** Whom it happened to and who did it, as typed or picked: an id, an email, the beginning of a name. */
  readonly person: string;
  readonly actor: string;
  readonly group: EventGroup | null;
  readonly outcome: TrailFilter["outcome"];
  /** Days by the clinic's clock, the last one included. */
  readonly from: string | null;
  readonly to: string | null;
  readonly after: string | null;
  readonly before: string | null;
};

type Parameters = Readonly<Record<string, string | readonly string[] | undefined>>;

const TYPED_MOST = 200;
const mark = z.uuid().nullable().catch(null);
/** Ids tell moments since 1970; and what is added to a day must still be one. */
const day = z.iso
  .date()
  .refine((date) => date >= "1970-01-01" && date < "8999-01-01")
  .nullable()
  .catch(null);
const outcome = z.enum(["success", "failure"]).nullable().catch(null);

/** Reads the trail's address; what makes no sense in it counts as absent. */
export function readTrailQuery(parameters: Parameters): TrailQuery {
  const typed = (name: string) =>
    readWords((textOf(parameters[name]) ?? "").replace(/\p{Cc}+/gu, " "))
      .slice(0, TYPED_MOST)
      .toWellFormed();
  const kind = textOf(parameters.kind) ?? "";
  return {
    person: typed("person"),
    actor: typed("actor"),
    group: Object.hasOwn(eventGroups, kind) ? (kind as EventGroup) : null,
    outcome: outcome.parse(textOf(parameters.outcome)),
    from: day.parse(textOf(parameters.from)),
    to: day.parse(textOf(parameters.to)),
    after: mark.parse(textOf(parameters.after)),
    before: mark.parse(textOf(parameters.before)),
  };
}

/** The address of a part of the trail, or of what else is done with it. */
export function trailHref(
  wanted: Partial<TrailQuery>,
  path = "/audit",
  more: Readonly<Record<string, string>> = {},
): string {
  const { group, ...rest } = wanted;
  const given = Object.entries({ ...rest, kind: group, ...more }).flatMap(([name, value]) =>
    value ? [[name, value]] : [],
  );
  const query = new URLSearchParams(given).toString();
  return query ? `${path}?${query}` : path;
}

/**
 * The filter of a query whose people are found.
 * @param timeZone the clinic's: its days are meant
 */
export function filterOf(
  query: TrailQuery,
  people: { personId: string | null; actorId: string | null },
  timeZone: string,
): TrailFilter {
  const clock = clockOf(timeZone);
  return {
    ...everyEvent,
    ...people,
    group: query.group,
    outcome: query.outcome,
    from: query.from ? startOf(query.from, clock) : null,
    to: query.to ? startOf(daysLater(query.to, 1), clock) : null,
  };
}

/** Does the query leave anything out? */
export function isFiltered({ person, actor, group, outcome: how, from, to }: TrailQuery): boolean {
  return person !== "" || actor !== "" || group !== null || how !== null || from !== null || to !== null;
}

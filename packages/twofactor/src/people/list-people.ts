import type { Role } from "@countersign/accounts";
import type { AccountId, Context } from "@countersign/db";
import { sql } from "drizzle-orm";
import { factJoins, oneRow } from "../login/login-facts.ts";
import { findPlaces } from "./list/find-places.ts";
import { type PeoplePlace, readPlace, writePlace } from "./list/people-place.ts";
import type { PeopleFilter, PeopleQuery } from "./list/people-query.ts";
import { type ListPolicy, standingsOf } from "./list/standings.ts";
import { type PersonStatus, statusOf } from "./person-status.ts";

/** One person as a list shows them. */
export type ListedPerson = {
  readonly accountId: AccountId;
  readonly name: string;
  readonly email: string;
  /** Null for patients. */
  readonly role: Role | null;
  readonly status: PersonStatus;
  readonly skipsLeft: number;
  readonly authenticators: number;
  readonly recoveryCodesLeft: number;
  readonly phoneConfirmed: boolean;
  readonly lastLoginAt: Date | null;
  readonly joinedAt: Date;
};

export type PeoplePage = {
  readonly people: readonly ListedPerson[];
  /** Whether there are people before the first and after the last of this page. */
  readonly before: boolean;
  readonly after: boolean;
  /** The places of the first and the last, for `before` and `after` of the pages around it; null on an empty page. */
  readonly first: string | null;
  readonly last: string | null;
};

/**
 * People in order, a page at a time. A page costs the same wherever it lies, because it is found by the place it begins
 * behind, not by counting. Nobody is lost or shown twice when the person at that place is renamed or signs in meanwhile.
 */
export async function listPeople(context: Context, query: PeopleQuery): Promise<PeoplePage> {
  const now = context.now();
  const back = readPlace(query.order, query.before) !== null;
  const begun = !back && readPlace(query.order, query.after) !== null;
  const standings = standingsOf(query.kind, query.status, await readListPolicy(context, query));
  const places = await findPlaces(context.db, { query, standings, back, limit: query.limit + 1, now });
  const more = places.length > query.limit;
  const shown = places.slice(0, query.limit);
  if (back) shown.reverse();
  const written = (place: PeoplePlace | undefined) => (place ? writePlace(query.order, place) : null);
  return {
    people: await describePeople(context, query, shown, now),
    before: back ? more : begun,
    after: back ? true : more,
    first: written(shown[0]),
    last: written(shown.at(-1)),
  };
}

/** The policy that people of a kind stand under; a missing one counts as required, and lets nobody skip. */
export async function readListPolicy(context: Context, { clinicId, kind }: PeopleFilter): Promise<ListPolicy> {
  const policy = await oneRow<ListPolicy>(
    context.db,
    sql`select p.mode, p.skips_allowed as "skipsAllowed" from policies p
      where p.clinic_id = ${clinicId} and p.kind = ${kind} and p.superseded_at is null`,
  );
  return policy ?? { mode: null, skipsAllowed: 0 };
}

/** What describes a page's people is worked out for them alone, in the order they were found in. */
async function describePeople(
  context: Context,
  { clinicId, kind }: PeopleFilter,
  places: readonly PeoplePlace[],
  now: Date,
): Promise<readonly ListedPerson[]> {
  if (places.length === 0) return [];
  const ids = places.map(({ accountId }) => accountId);
  const rows = await context.db.execute<ListedPerson>(sql`
    select a.id as "accountId", a.name, a.email, a.role, ${statusOf(now)} as "status",
      greatest(coalesce(p.skips_allowed, 0) - a.skips_spent, 0) as "skipsLeft",
      (select count(*)::int from authenticators f where f.clinic_id = a.clinic_id and f.account_id = a.id) as "authenticators",
      (select count(*)::int from recovery_codes r
        where r.clinic_id = a.clinic_id and r.account_id = a.id and r.used_at is null) as "recoveryCodesLeft",
      a.phone_confirmed_at is not null as "phoneConfirmed", a.last_login_at as "lastLoginAt",
      a.created_at as "joinedAt"
    from unnest(${sql.param(ids)}::uuid[]) with ordinality page (id, at)
      join accounts a on a.clinic_id = ${clinicId} and a.kind = ${kind} and a.id = page.id ${factJoins}
    order by page.at`);
  return [...rows];
}

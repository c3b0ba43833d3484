import type { AccountId, ClinicId, Context, Kind } from "@countersign/db";
import { type SQL, sql } from "drizzle-orm";
import { factJoins } from "../login/login-facts.ts";
import { hasStatus, type PersonStatus, statusOf } from "./person-status.ts";

/** One person as a list shows them. */
export type ListedPerson = {
  readonly accountId: AccountId;
  readonly name: string;
  readonly email: string;
  readonly isAdmin: boolean;
  readonly status: PersonStatus;
  readonly skipsLeft: number;
  readonly phoneConfirmed: boolean;
  readonly lastLoginAt: Date | null;
};

export type PeoplePage = {
  readonly people: readonly ListedPerson[];
  /** Whether there are people before the first and after the last of this page. */
  readonly before: boolean;
  readonly after: boolean;
};

/** Which people, and which page of them: behind one person, before one, or from the beginning. */
export type PeopleQuery = {
  readonly clinicId: ClinicId;
  readonly kind: Kind;
  /** Part of a name or an email, in any case; empty for everybody. */
  readonly search: string;
  readonly status: PersonStatus | null;
  readonly after: string | null;
  readonly before: string | null;
  readonly limit: number;
};

/**
 * People by name, a page at a time. A page costs the same wherever it lies, because it is found by the person it
 * begins behind, not by counting.
 */
export async function listPeople(context: Context, query: PeopleQuery): Promise<PeoplePage> {
  const back = query.before !== null;
  const now = context.now();
  const order = back ? sql`lower(a.name) desc, a.id desc` : sql`lower(a.name), a.id`;
  // The page is found first and described then: what describes 50 people must not be worked out for everybody.
  const rows = await context.db.execute<ListedPerson>(sql`
    with page as materialized (
      select a.clinic_id, a.id from accounts a ${query.status === null ? sql`` : factJoins}
      where a.clinic_id = ${query.clinicId} and a.kind = ${query.kind}
        and ${matches(query.search)} and ${query.status === null ? sql`true` : hasStatus(query.status, now)}
        and ${liesBeyond(query)}
      order by ${order} limit ${query.limit + 1})
    select a.id as "accountId", a.name, a.email, coalesce(a.role = 'admin', false) as "isAdmin",
      ${statusOf(now)} as "status", greatest(coalesce(p.skips_allowed, 0) - a.skips_spent, 0) as "skipsLeft",
      a.phone_confirmed_at is not null as "phoneConfirmed", a.last_login_at as "lastLoginAt"
    from page join accounts a on a.clinic_id = page.clinic_id and a.id = page.id ${factJoins}
    order by ${order}`);
  const more = rows.length > query.limit;
  const people = rows.slice(0, query.limit);
  return back
    ? { people: people.reverse(), before: more, after: true }
    : { people, before: query.after !== null, after: more };
}

function matches(search: string): SQL {
  const wanted = search.trim().toLowerCase();
  if (wanted === "") return sql`true`;
  return sql`(position(${wanted} in lower(a.name)) > 0 or position(${wanted} in a.email) > 0)`;
}

function liesBeyond(query: PeopleQuery): SQL {
  const person = query.before ?? query.after;
  if (person === null) return sql`true`;
  const mark = sql`(select lower(m.name), m.id from accounts m where m.clinic_id = ${query.clinicId} and m.id = ${person})`;
  return query.before === null ? sql`(lower(a.name), a.id) > ${mark}` : sql`(lower(a.name), a.id) < ${mark}`;
}

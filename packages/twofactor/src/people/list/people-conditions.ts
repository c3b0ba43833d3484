import { type SQL, sql } from "drizzle-orm";
import { isBarring } from "../person-status.ts";
import type { ListedRole, PeopleFilter, PeopleTrait } from "./people-query.ts";
import { peopleSearch } from "./people-search.ts";

/** One condition on the account `a`. */
type Condition = {
  readonly holds: SQL;
  /** The same in words that its index answers, where those are others. */
  readonly reached?: SQL;
  /**
   * `few`: so few people are meant that they are fetched first and ordered then. `indexed`: the same is done when
   * reading in order has not found a page; `broad`: and it reads further before it gives up. `read`: only reading finds them.
   */
  readonly found: "few" | "indexed" | "broad" | "read";
};

// Written out, because a partial index is used where the statement itself shows that it suffices.
const ofRole: Readonly<Record<ListedRole, SQL>> = { admin: sql`a.role = 'admin'`, helpdesk: sql`a.role = 'helpdesk'` };

/** What each trait means of the account `a`, in the words of its index. */
export const ofTrait: Readonly<Record<PeopleTrait, SQL>> = {
  address_failing: sql`(a.email_failing_at is not null or a.phone_failing_at is not null)`,
  never_signed_in: sql`coalesce(a.last_login_at, '-infinity') = '-infinity'`,
  no_password: sql`a.password_hash is null`,
};

/** What a filter asks of people beyond where they stand. */
export function conditionsOf(filter: PeopleFilter, now: Date): readonly Condition[] {
  const search = peopleSearch(filter.search);
  const conditions: (Condition | null)[] = [
    ofStatus(filter, now),
    filter.role && { holds: ofRole[filter.role], found: "few" },
    search && {
      holds: search.matches,
      found: search.broad ? "broad" : search.reached ? "indexed" : "read",
      ...(search.reached ? { reached: search.reached } : {}),
    },
    filter.trait && { holds: ofTrait[filter.trait], found: "indexed" },
  ];
  return conditions.filter((condition) => condition !== null);
}

/** Statuses are standings, but for those who are locked: they stand among the enrolled and are told by their budget. */
function ofStatus({ clinicId, status }: PeopleFilter, now: Date): Condition | null {
  const barred = sql`select b.subject::uuid from budgets b
    where b.clinic_id = ${clinicId} and b.kind = 'codes' and ${isBarring(now)}`;
  // An array, so that the accounts are looked up by it and not joined with everybody.
  if (status === "locked") return { holds: sql`a.id = any(array(${barred}))`, found: "few" };
  const mayBeLocked = status === "enrolled" || status === "codes_on";
  return mayBeLocked ? { holds: sql`a.id not in (${barred})`, found: "read" } : null;
}

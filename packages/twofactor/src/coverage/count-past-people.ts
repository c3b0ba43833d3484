import type { Role } from "@countersign/accounts";
import type { AccountId, ClinicId, Context } from "@countersign/db";
import { sql } from "drizzle-orm";
import type { AdoptionGroup } from "../adoption/adoption.ts";
import { oneRow } from "../login/login-facts.ts";
import { pastPeople } from "./past-people.ts";

/** A member of staff who had no second factor then. */
export type UncoveredPerson = {
  readonly accountId: AccountId;
  readonly name: string;
  readonly role: Role;
  readonly skipsSpent: number;
};

/** Everybody who was active then, in groups of those who were alike, and the first of the staff without a factor. */
export type PastPeople = {
  readonly groups: readonly AdoptionGroup[];
  readonly uncovered: readonly UncoveredPerson[];
  readonly admins: { readonly people: number; readonly enrolled: number };
};

/**
 * Counts a clinic's people as they stood just before a moment.
 *
 * @param input.named how many of the staff without a factor are named, by name
 */
export async function countPastPeople(
  context: Context,
  input: { readonly clinicId: ClinicId; readonly before: Date; readonly named: number },
): Promise<PastPeople> {
  const row = await oneRow<PastPeople>(
    context.db,
    sql`
    with ${pastPeople({ ...input, now: context.now() })},
    alike as (
      select kind, enrolled, case when kind = 'staff' and not enrolled then skips else 0 end as "skipsSpent",
        codes as "signInCodesOn", barred, count(*)::int as people,
        (count(*) filter (where role = 'admin'))::int as admins
      from past group by 1, 2, 3, 4, 5),
    uncovered as (
      select id as "accountId", name, role, skips as "skipsSpent" from past
      where kind = 'staff' and not enrolled order by lower(name), id limit ${input.named})
    select (select coalesce(jsonb_agg(to_jsonb(alike) - 'admins'), '[]') from alike) as "groups",
      (select coalesce(jsonb_agg(to_jsonb(uncovered)), '[]') from uncovered) as "uncovered",
      (select jsonb_build_object('people', coalesce(sum(admins), 0),
        'enrolled', coalesce(sum(admins) filter (where enrolled), 0)) from alike) as "admins"`,
  );
  if (!row) throw new Error("A statement of aggregates always gives a row.");
  return row;
}

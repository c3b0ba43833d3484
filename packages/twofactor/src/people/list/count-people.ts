import type { Context } from "@countersign/db";
import { sql } from "drizzle-orm";
import { oneRow } from "../../login/login-facts.ts";
import { readListPolicy } from "../list-people.ts";
import { conditionsOf } from "./people-conditions.ts";
import type { PeopleFilter } from "./people-query.ts";
import { standingsOf } from "./standings.ts";

/** How many people are counted at most: a million are not counted for a page's heading. */
const COUNTED_MOST = 10_000;

/** How many people a list holds; `more` when there are more than `people`. */
export type PeopleCount = { readonly people: number; readonly more: boolean };

/** Counts a list, up to ten thousand; null where only reading would tell. Whoever is locked counts as enrolled. */
export async function countPeople(context: Context, filter: PeopleFilter): Promise<PeopleCount | null> {
  if (conditionsOf(filter, context.now()).length > 0 && filter.status !== "enrolled" && filter.status !== "codes_on")
    return null;
  const standings = standingsOf(filter.kind, filter.status, await readListPolicy(context, filter));
  const row = await oneRow<{ people: number }>(
    context.db,
    sql`select count(*)::int as "people" from (select from accounts a
      where a.clinic_id = ${filter.clinicId} and a.kind = ${filter.kind}
        and a.standing = any(${sql.param([...standings])}::smallint[]) limit ${COUNTED_MOST + 1}::int) counted`,
  );
  const people = row?.people ?? 0;
  return { people: Math.min(people, COUNTED_MOST), more: people > COUNTED_MOST };
}

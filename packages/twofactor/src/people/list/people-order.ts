import { type SQL, sql } from "drizzle-orm";
import type { PeopleOrder } from "./people-query.ts";

/** What each order compares of the account `a`: exactly as the indexes of migration 0013 have it. */
export const orderKey: Readonly<Record<PeopleOrder, SQL>> = {
  name: sql`a.sort_name`,
  last_sign_in: sql`coalesce(a.last_login_at, '-infinity')`,
  joined: sql`a.created_at`,
};

const microseconds = (moment: SQL) =>
  sql`case when isfinite(${moment}) then (extract(epoch from ${moment}) * 1000000)::bigint end`;

/** The same as a value that survives being written down: moments as microseconds, which JavaScript's dates cut off. */
export const keyWritten: Readonly<Record<PeopleOrder, SQL>> = {
  name: orderKey.name,
  last_sign_in: microseconds(orderKey.last_sign_in),
  joined: microseconds(orderKey.joined),
};

/** What was written down, as the order compares it again. */
export function keyRead(written: string | number | null): SQL {
  if (typeof written === "string") return sql`${written}::text`;
  if (written === null) return sql`'-infinity'::timestamptz`;
  return sql`('epoch'::timestamptz + ${written}::bigint * interval '1 microsecond')`;
}

import type { AccountId, Database, Transaction } from "@countersign/db";
import { type SQL, sql } from "drizzle-orm";
import { conditionsOf, ofTrait } from "./people-conditions.ts";
import { keyRead, keyWritten, orderKey } from "./people-order.ts";
import { type PeoplePlace, readPlace } from "./people-place.ts";
import type { PeopleQuery } from "./people-query.ts";

/** People that are read in order, at most, before those who match are fetched by an index and ordered instead. */
const READ_IN_ORDER_MOST = 4000;
/** And for one letter, which begins too many names to fetch. */
const READ_ON_MOST = 12_000;

/** Which people are wanted, in which standings, from which place on, in which direction they are read. */
export type PlacesWanted = {
  readonly query: PeopleQuery;
  readonly standings: readonly number[];
  /** From the page's end towards its beginning, for the page before a place. */
  readonly back: boolean;
  readonly limit: number;
  readonly now: Date;
};

type Row = {
  readonly accountId: AccountId;
  readonly key: string | number | null;
  readonly fits: boolean;
  readonly at: number;
};

/**
 * The first people in order, at most `limit`. Whoever is common among those asked for is found within the first few
 * thousand read in order; whoever is not, is few enough to be fetched by an index and put in order. Which of the two it
 * is shows while reading, and no estimate can be wrong about it.
 */
export async function findPlaces(db: Database, wanted: PlacesWanted): Promise<readonly PeoplePlace[]> {
  if (wanted.standings.length === 0) return [];
  return db.transaction(async (tx) => {
    // Planned anew each time: a plan made once for clinics of every size and for every search would suit none.
    await tx.execute(sql`set local plan_cache_mode = force_custom_plan`);
    return findPlacesIn(tx, wanted);
  });
}

async function findPlacesIn(tx: Transaction, wanted: PlacesWanted): Promise<readonly PeoplePlace[]> {
  const conditions = conditionsOf(wanted.query, wanted.now);
  const fetched = () => tx.execute<Row>(fetchStatement(wanted));
  if (conditions.some(({ found }) => found === "few")) return fetched();
  const first = await readInOrder(tx, wanted, conditions.length === 0 ? wanted.limit : READ_IN_ORDER_MOST);
  if (first.done) return first.fitting;
  if (conditions.some(({ found }) => found === "broad")) {
    const further = await readInOrder(tx, wanted, READ_ON_MOST);
    return further.done ? further.fitting : fetched();
  }
  // Whoever is rarer than that among the first is cheaper to fetch than to read on for.
  const indexed = conditions.some(({ found }) => found === "indexed");
  return indexed ? fetched() : tx.execute<Row>(readStatement(wanted, null));
}

/** Done when the page is full, or when there was nobody else to read. */
async function readInOrder(tx: Transaction, wanted: PlacesWanted, most: number) {
  const read = await tx.execute<Row>(readStatement(wanted, most));
  const fitting = read.filter(({ fits }) => fits).slice(0, wanted.limit);
  return { fitting, done: fitting.length === wanted.limit || !read.some(({ at }) => at >= most) };
}

/**
 * Reads in order and stops as soon as enough fit. Each standing is an index in this order already; their merge reads
 * only what comes out of it. The last one read is told even when it does not fit, to tell that there was an end.
 *
 * @param most people read at most; null for all
 */
export function readStatement(wanted: PlacesWanted, most: number | null): SQL {
  const { query, standings, limit, now } = wanted;
  const { order, ordered } = inOrder(wanted);
  const fits = all(conditionsOf(query, now).map(({ holds }) => holds));
  const atMost = most === null ? sql`` : sql`limit ${most}::int`;
  const lists = standings.map(
    (
      standing,
    ) => sql`(select a.id, ${orderKey[query.order]} as k, ${keyWritten[query.order]} as written, ${fits} as fits
      from accounts a
      where a.clinic_id = ${query.clinicId} and a.kind = ${query.kind} and a.standing = ${standing}::smallint
        and ${isBeyond(wanted)} and ${standsTogether(query)}
      order by ${order} ${atMost})`,
  );
  return sql`
    select id as "accountId", written as "key", fits, at from (
      select id, written, fits, k, row_number() over (order by ${ordered}) as at from (
        select * from (${sql.join(lists, sql` union all `)}) merged order by ${ordered} ${atMost}) one_by_one) numbered
    where fits or at = ${most}::int order by ${ordered} limit ${limit}::int`;
}

/** Fetches everyone who fits and puts them in order. The `offset` keeps plans from reading in order instead. */
export function fetchStatement(wanted: PlacesWanted): SQL {
  const { query, standings, limit, now } = wanted;
  const { ordered } = inOrder(wanted);
  return sql`
    select id as "accountId", written as "key", true as fits, 0 as at from (
      select a.id, ${orderKey[query.order]} as k, ${keyWritten[query.order]} as written from accounts a
      where a.clinic_id = ${query.clinicId} and a.kind = ${query.kind}
        and a.standing = any(${sql.param([...standings])}::smallint[])
        and ${all(conditionsOf(query, now).map(({ holds, reached }) => reached ?? holds))} and ${isBeyond(wanted)}
      offset 0) fitting
    order by ${ordered} limit ${limit}::int`;
}

/** Whoever never signed in stands together in the order by last sign-in: reading begins with them. */
function standsTogether({ order, trait }: PeopleQuery): SQL {
  return order === "last_sign_in" && trait === "never_signed_in" ? ofTrait.never_signed_in : sql`true`;
}

function isBeyond({ query, back }: PlacesWanted): SQL {
  const place = readPlace(query.order, back ? query.before : query.after);
  if (place === null) return sql`true`;
  const further = query.descending === back ? sql`>` : sql`<`;
  return sql`(${orderKey[query.order]}, a.id) ${further} (${keyRead(place.key)}, ${place.accountId}::uuid)`;
}

function inOrder({ query, back }: PlacesWanted): { readonly order: SQL; readonly ordered: SQL } {
  const direction = query.descending === back ? sql`asc` : sql`desc`;
  return {
    order: sql`${orderKey[query.order]} ${direction}, a.id ${direction}`,
    ordered: sql`k ${direction}, id ${direction}`,
  };
}

function all(conditions: readonly SQL[]): SQL {
  return conditions.length === 0 ? sql`true` : sql.join([...conditions], sql` and `);
}

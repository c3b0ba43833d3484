import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";

/** What a statement gives back is simply its rows. */
interface Rows extends PgQueryResultHKT {
  readonly type: this["row"][];
}

/**
 * A pool or a transaction: whoever takes a `Database` runs in whatever the caller has open.
 *
 * What `db.execute(sql…)` gives back and takes is told in `values.ts`.
 */
export type Database = PgDatabase<Rows>;

/** What `db.transaction(async (tx) => …)` hands in. Every Transaction is a Database. */
export type Transaction = Parameters<Parameters<Database["transaction"]>[0]>[0];

import type { PgDatabase } from "drizzle-orm/pg-core";
import type { PostgresJsQueryResultHKT } from "drizzle-orm/postgres-js";

/**
 * A pool or a transaction: whoever takes a `Database` runs in whatever the caller has open.
 *
 * What `db.execute(sql…)` gives back and takes is told in `values.ts`.
 */
export type Database = PgDatabase<PostgresJsQueryResultHKT>;

/** What `db.transaction(async (tx) => …)` hands in. Every Transaction is a Database. */
export type Transaction = Parameters<Parameters<Database["transaction"]>[0]>[0];

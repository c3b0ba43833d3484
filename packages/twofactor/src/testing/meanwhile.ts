import type { Database } from "@countersign/db";
import type { TestDatabase } from "@countersign/db/testing/test-database.ts";
import { sql } from "drizzle-orm";

const waiting = sql`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;

/**
 * Begins `work` while a transaction holds what `hold` changed, and commits that once the work waits for it: what comes
 * between a read and the write that trusts it.
 */
export async function meanwhile<T>(
  database: TestDatabase,
  hold: (tx: Database) => Promise<unknown>,
  work: () => Promise<T>,
): Promise<T> {
  const begun = await database.owner.db.transaction(async (tx) => {
    await hold(tx);
    // Wrapped, or the transaction would wait for what waits for it.
    const going = { result: work() };
    while ((await database.db.execute(waiting)).length === 0);
    return going;
  });
  return begun.result;
}

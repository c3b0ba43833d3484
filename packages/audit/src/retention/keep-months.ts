import type { Context } from "@countersign/db";
import { sql } from "drizzle-orm";

/** How long events are kept. The database refuses to drop anything younger, whatever it is asked. */
export const RETENTION_YEARS = 6;

const MONTHS_AHEAD = 12;

/**
 * Makes the trail's coming months and drops those that are over six years old, with their seals: a clinic's chain then
 * begins at the first seal kept, bound to the last one that went.
 *
 * @returns how many months were made and dropped
 */
export async function keepMonths({ db, now }: Context): Promise<{ readonly made: number; readonly dropped: number }> {
  const [through, before] = [new Date(now()), new Date(now())];
  through.setUTCMonth(through.getUTCMonth() + MONTHS_AHEAD);
  before.setUTCFullYear(before.getUTCFullYear() - RETENTION_YEARS);
  return db.transaction(async (tx) => {
    // Taking over and letting go of a month's events may take longer than a page may.
    await tx.execute(sql`set local statement_timeout = '5min'`);
    const [row] = await tx.execute<{ made: number; dropped: number }>(sql`
      select audit_make_months(${through}::timestamptz) as made, audit_drop_months(${before}::timestamptz) as dropped`);
    return { made: row?.made ?? 0, dropped: row?.dropped ?? 0 };
  });
}

import type { Database } from "@countersign/db";
import { sql } from "drizzle-orm";

/** For how long a task stays with a courier that says nothing more, because it was killed. */
export const HELD_SECONDS = 60;

/** Couriers' clocks strike about together: what began less than half a round ago is this round's. */
const ROUND_SHARE = 0.5;

/**
 * Takes a task for this courier, or returns null because another has it or has just done it.
 * Of any number of couriers whose clocks strike at once, one wins.
 *
 * @returns when it was taken, in PostgreSQL's own words, which names the holding
 */
export async function takeTask(db: Database, name: string, everySeconds: number): Promise<string | null> {
  const [row] = await db.execute<{ held: string }>(sql`
    insert into courier_tasks (name, began_at, held_until)
    values (${name}, clock_timestamp(), clock_timestamp() + make_interval(secs => ${HELD_SECONDS}))
    on conflict (name) do update set began_at = excluded.began_at, held_until = excluded.held_until
      where courier_tasks.held_until <= clock_timestamp()
        and courier_tasks.began_at <= clock_timestamp() - make_interval(secs => ${everySeconds * ROUND_SHARE})
    returning began_at::text as held`);
  return row?.held ?? null;
}

/** Holds on to a task for another while. False: it went to somebody else meanwhile. */
export async function holdTask(db: Database, name: string, held: string): Promise<boolean> {
  const rows = await db.execute(sql`
    update courier_tasks set held_until = clock_timestamp() + make_interval(secs => ${HELD_SECONDS})
    where name = ${name} and began_at = ${held}::timestamptz returning name`);
  return rows.length > 0;
}

/** Gives a task back that is done, or that failed. */
export async function leaveTask(db: Database, name: string, held: string): Promise<void> {
  await db.execute(sql`
    update courier_tasks set held_until = clock_timestamp()
    where name = ${name} and began_at = ${held}::timestamptz`);
}

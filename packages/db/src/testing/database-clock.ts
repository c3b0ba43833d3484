import { sql } from "drizzle-orm";
import type { Database } from "../connection/database.ts";

/** The database's own moment: the one clock of a test of what the database itself decides by the time. */
export async function databaseClock(db: Database): Promise<Date> {
  const [row] = await db.execute<{ now: string }>(sql`select to_json(now()) as now`);
  return new Date(row?.now ?? "");
}

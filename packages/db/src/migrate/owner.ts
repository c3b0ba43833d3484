import { createHash } from "node:crypto";
import postgres, { type Sql } from "postgres";

/** One owner's connection for the length of `work`. Not through a transaction pooler: it holds a lock. */
export async function asOwner<T>(ownerUrl: string, work: (sql: Sql) => Promise<T>): Promise<T> {
  const sql = postgres(ownerUrl, {
    max: 1,
    connect_timeout: 5,
    fetch_types: false,
    onnotice: () => {},
    connection: { application_name: "countersign migrate" },
  });
  try {
    return await work(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** Two who start at once take turns; the lock goes with the connection. */
export async function oneAtATime(sql: Sql): Promise<void> {
  const key = createHash("sha256").update("countersign migrate").digest().readBigInt64BE();
  await sql`select pg_advisory_lock(${key.toString()}::bigint)`;
}

/** Makes the database that the URL names, when its server has none of this name. */
export async function ensureDatabase(ownerUrl: string): Promise<void> {
  const name = databaseOf(ownerUrl);
  await asOwner(withDatabase(ownerUrl, "postgres"), async (sql) => {
    const [existing] = await sql`select 1 from pg_database where datname = ${name}`;
    if (!existing) await sql`create database ${sql(name)}`;
  });
}

export function databaseOf(url: string): string {
  return decodeURIComponent(new URL(url).pathname.slice(1));
}

export function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${encodeURIComponent(name)}`;
  return changed.href;
}

import { PgDatabase, PgDialect } from "drizzle-orm/pg-core";
import pg from "pg";
import type { Database } from "./database.ts";
import { type Listeners, Session } from "./session.ts";
import { Turns } from "./turns.ts";

export type { Database, Transaction } from "./database.ts";

const CONNECT_TIMEOUT_MS = 3000;
const TURN_WAIT_MS = 2000;
const CLOSE_TIMEOUT_MS = 5000;
const IDLE_MS = 10 * 60 * 1000;

export interface ConnectOptions extends Listeners {
  /** What `pg_stat_activity` calls us, e.g. `countersign staff`. */
  readonly applicationName: string;
  /** Connections at most; 10 unless told. */
  readonly max?: number;
  /** Milliseconds a statement may wait for a free connection; 2000 unless told. */
  readonly waitMs?: number;
}

export interface Connection {
  readonly db: Database;
  /** Lets running statements finish (five seconds at most), then closes every connection. */
  close(): Promise<void>;
}

/**
 * Opens a bounded pool; connections are made when first needed, so an unreachable database shows at
 * the first statement (`isDatabaseUnavailable`).
 *
 * Works through PgBouncer in transaction mode: nothing is set per session (timeouts belong to the
 * role, see `prepareRoles`). PgBouncer before 1.21 knows no prepared statements: end its URL with
 * `?prepare=false`.
 *
 * @param url postgres://user:password@host:port/database, options such as `sslmode=verify-full` behind it
 */
export function connect(url: string, options: ConnectOptions): Connection {
  const max = options.max ?? 10;
  const { connectionString, prepare } = readUrl(url);
  const pool = new pg.Pool({
    connectionString,
    max,
    application_name: options.applicationName,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    idleTimeoutMillis: IDLE_MS,
    keepAlive: true,
  });
  // A connection that the server ends while nobody uses it is simply replaced.
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  const turns = new Turns(max, options.waitMs ?? TURN_WAIT_MS);
  const session = new Session(new PgDialect(), { pool, turns, prepare, listeners: options });
  // Its results are rows and not the driver's result objects: `Client` says so to Drizzle, this to TypeScript.
  const db = new PgDatabase(new PgDialect(), session, undefined) as unknown as Database;
  return { db, close: () => closeInTime(pool) };
}

/** Ours is `prepare`, the rest is the driver's. */
function readUrl(url: string): { connectionString: string; prepare: boolean } {
  const parsed = new URL(url);
  const prepare = parsed.searchParams.get("prepare") !== "false";
  parsed.searchParams.delete("prepare");
  return { connectionString: parsed.href, prepare };
}

async function closeInTime(pool: pg.Pool): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const impatience = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, CLOSE_TIMEOUT_MS);
  });
  await Promise.race([pool.end(), impatience]);
  clearTimeout(timer);
}

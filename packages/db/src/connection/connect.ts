import { PgDialect } from "drizzle-orm/pg-core";
import { PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import type { Database } from "./database.ts";
import { type Listeners, Session } from "./session.ts";
import { Turns } from "./turns.ts";
import { speakPlainTypes } from "./values.ts";

export type { Database, Transaction } from "./database.ts";

const CONNECT_TIMEOUT_SECONDS = 3;
const TURN_WAIT_MS = 5000;
const CLOSE_TIMEOUT_SECONDS = 5;

export interface ConnectOptions extends Listeners {
  /** What `pg_stat_activity` calls us, e.g. `countersign staff`. */
  readonly applicationName: string;
  /** Connections at most; 10 unless told. */
  readonly max?: number;
  /** Milliseconds a statement may wait for a free connection; 5000 unless told. */
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
 * @param url postgres://user:password@host:port/database, options such as `sslmode=require` behind it
 */
export function connect(url: string, options: ConnectOptions): Connection {
  const max = options.max ?? 10;
  const client = postgres(url, {
    max,
    connect_timeout: CONNECT_TIMEOUT_SECONDS,
    // The driver waits up to 20 s before it tries again after an outage; a page cannot.
    backoff: () => 0.2,
    onnotice: () => {},
    connection: { application_name: options.applicationName },
  });
  speakPlainTypes(client);
  const dialect = new PgDialect();
  const turns = new Turns(max, options.waitMs ?? TURN_WAIT_MS);
  const session = new Session(client, dialect, turns, options);
  const db = new PostgresJsDatabase(dialect, session, undefined);
  return { db, close: () => client.end({ timeout: CLOSE_TIMEOUT_SECONDS }) };
}

import { randomBytes } from "node:crypto";
import { inject } from "vitest";
import { type Connection, connect } from "../connection/connect.ts";
import type { Database } from "../connection/database.ts";
import { asOwner, withDatabase } from "../migrate/owner.ts";
import { StatementLog, type StatementsSeen } from "./statement-log.ts";
import type { TestServerFacts } from "./test-server.ts";

declare module "vitest" {
  interface ProvidedContext {
    testServer: TestServerFacts;
  }
}

/**
 * How long a test's statements may wait for locks and run. The app's role has a second and three, which on a busy
 * machine fifty racers for one row outlast; who wins is their matter, not how fast. Deadlocks still show after a second.
 */
const PATIENCE = "lock_timeout=30s&statement_timeout=30s";

/** A migrated database with the queue, empty, for one test file. */
export interface TestDatabase {
  /** A pool of ten of the app's role: what the code under test uses. More patient than the app's own, see `url`. */
  readonly db: Database;
  /** The app's URL, for processes that a test starts, and for tests of the role's own limits. */
  readonly url: string;
  readonly ownerUrl: string;
  readonly reportUrl: string;
  /** For looking into rows and moving their moments, outside the app's rights and limits. */
  readonly owner: Connection;
  /** Another pool of the app's role, such as another replica's. Closed with the database. */
  connect(max?: number): Connection;
  /** Which statements the app's pools sent while `work` ran. */
  countStatements<T>(work: () => Promise<T>): Promise<StatementsSeen & { result: T }>;
  close(): Promise<void>;
}

/** Clones the run's template: `const database = await createTestDatabase()`, and `close()` it in `afterAll`. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const server = inject("testServer");
  const name = `${server.template}_${randomBytes(4).toString("hex")}`;
  const adminUrl = withDatabase(server.ownerUrl, "postgres");
  await asOwner(adminUrl, (sql) => sql`create database ${sql(name)} template ${sql(server.template)}`);

  const url = withDatabase(server.appUrl, name);
  const ownerUrl = withDatabase(server.ownerUrl, name);
  const log = new StatementLog();
  const pools: Connection[] = [];
  const open = (max = 10) => {
    const options = { applicationName: "countersign test", max, waitMs: 30_000, onStatement: log.note };
    const pool = connect(`${url}?${PATIENCE}`, options);
    pools.push(pool);
    return pool;
  };
  const owner = connect(ownerUrl, { applicationName: "countersign test owner", max: 3 });
  return {
    db: open().db,
    url,
    ownerUrl,
    reportUrl: withDatabase(server.reportUrl, name),
    owner,
    connect: open,
    countStatements: (work) => log.during(work),
    close: async () => {
      await Promise.all([owner, ...pools].map((pool) => pool.close()));
      await asOwner(adminUrl, (sql) => sql`drop database if exists ${sql(name)} with (force)`);
    },
  };
}

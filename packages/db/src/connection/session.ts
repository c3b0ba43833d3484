import { DrizzleQueryError, type Query, type SQL, sql } from "drizzle-orm";
import { NodePgSession, NodePgTransaction } from "drizzle-orm/node-postgres";
import type { PgDialect, PgTransactionConfig, PreparedQueryConfig } from "drizzle-orm/pg-core";
import type { Pool, PoolClient } from "pg";
import { Client, steers } from "./client.ts";
import type { Turns } from "./turns.ts";
import { isDatabaseUnavailable } from "./unavailable.ts";
import { withCode } from "./unreachable.ts";

type NoSchema = Record<string, never>;
type Base = NodePgSession<NoSchema, NoSchema>;
type PrepareQuery = Base["prepareQuery"];
type RestOfPrepareQuery = Parameters<PrepareQuery> extends [unknown, unknown, ...infer Rest] ? Rest : never;

/** Called with the text of every statement before it is sent, BEGIN, COMMIT and savepoints aside. */
type OnStatement = (text: string) => void;

/** What whoever opened a pool wants to hear of. */
export type Listeners = {
  readonly onStatement?: OnStatement | undefined;
  /** Called when work failed because the database is unavailable, before its caller learns of it. */
  readonly onUnavailable?: (() => void) | undefined;
};

/** What all sessions of a pool share. */
export interface PoolAndHabits {
  readonly pool: Pool;
  readonly turns: Turns;
  readonly prepare: boolean;
  readonly listeners: Listeners;
}

/**
 * Drizzle's session with habits of ours:
 * - statements are prepared by name (see `Client`), and give back plain rows;
 * - the pool's turns are waited for with an end (a transaction takes one turn for all its statements);
 * - errors are PostgreSQL's own. Drizzle's wrapper writes all parameters into its message, and
 *   PostgreSQL's detail quotes whole rows: both would carry hashes into logs.
 */
export class Session extends NodePgSession<NoSchema, NoSchema> {
  readonly #shared: PoolAndHabits;
  readonly #inTransaction: boolean;

  constructor(dialect: PgDialect, shared: PoolAndHabits, transaction?: PoolClient) {
    const client = new Client(transaction ?? shared.pool, shared.prepare);
    super(client as unknown as PoolClient, dialect, undefined);
    this.#shared = shared;
    this.#inTransaction = transaction !== undefined;
  }

  override prepareQuery<T extends PreparedQueryConfig>(
    query: Query,
    fields: Parameters<PrepareQuery>[1],
    ...rest: RestOfPrepareQuery
  ): ReturnType<typeof NodePgSession.prototype.prepareQuery<T>> {
    const prepared = super.prepareQuery<T>(query, fields, ...rest);
    const execute = prepared.execute.bind(prepared);
    prepared.execute = (values) => {
      if (!steers(query.sql)) this.#shared.listeners.onStatement?.(query.sql);
      return this.#inTurn(() => execute(values).catch(rethrowPlainly));
    };
    return prepared;
  }

  override transaction<T>(
    work: (tx: NodePgTransaction<NoSchema, NoSchema>) => Promise<T>,
    config?: PgTransactionConfig,
  ): Promise<T> {
    return this.#inTurn(async () => {
      const client = await this.#shared.pool.connect().catch((error) => {
        throw withCode(error);
      });
      const session = new Session(this.dialect, this.#shared, client);
      const tx = new NodePgTransaction<NoSchema, NoSchema>(this.dialect, session, undefined);
      try {
        const result = await inTransaction(tx, work, config);
        client.release();
        return result;
      } catch (error) {
        // One that cannot even roll back is in no state that the next one should inherit.
        const clean = await tx.execute(sql`rollback`).then(
          () => true,
          () => false,
        );
        client.release(!clean);
        throw error;
      }
    });
  }

  override async count(query: SQL): Promise<number> {
    const [row] = await this.execute<{ count: number }[]>(query);
    return Number(row?.count);
  }

  async #inTurn<T>(work: () => Promise<T>): Promise<T> {
    // Inside a transaction, whose end will tell.
    if (this.#inTransaction) return work();
    try {
      return await this.#shared.turns.take(work);
    } catch (error) {
      if (isDatabaseUnavailable(error)) this.#shared.listeners.onUnavailable?.();
      throw error;
    }
  }
}

async function inTransaction<T>(
  tx: NodePgTransaction<NoSchema, NoSchema>,
  work: (tx: NodePgTransaction<NoSchema, NoSchema>) => Promise<T>,
  config?: PgTransactionConfig,
): Promise<T> {
  await tx.execute(sql`begin`);
  if (config) await tx.setTransaction(config);
  const result = await work(tx);
  await tx.execute(sql`commit`);
  return result;
}

function rethrowPlainly(error: unknown): never {
  const plain = error instanceof DrizzleQueryError && error.cause ? error.cause : error;
  if (plain instanceof Error && "detail" in plain) delete plain.detail;
  throw plain;
}

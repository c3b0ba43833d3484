import { DrizzleQueryError, type Query } from "drizzle-orm";
import type { PgDialect, PgTransactionConfig, PreparedQueryConfig } from "drizzle-orm/pg-core";
import { PostgresJsSession, PostgresJsTransaction } from "drizzle-orm/postgres-js";
import type { Sql, TransactionSql } from "postgres";
import type { Turns } from "./turns.ts";
import { isDatabaseUnavailable } from "./unavailable.ts";
import { toDriverValue } from "./values.ts";

type NoSchema = Record<string, never>;
type Client = Sql | TransactionSql;
type TransactionSession = ConstructorParameters<typeof PostgresJsTransaction<NoSchema, NoSchema>>[1];
type PrepareQuery = PostgresJsSession<Sql, NoSchema, NoSchema>["prepareQuery"];

/** Called with the text of every statement before it is sent, BEGIN, COMMIT and savepoints aside. */
type OnStatement = (text: string) => void;

/** What whoever opened a pool wants to hear of. */
export type Listeners = {
  readonly onStatement?: OnStatement | undefined;
  /** Called when work failed because the database is unavailable, before its caller learns of it. */
  readonly onUnavailable?: (() => void) | undefined;
};

/**
 * Drizzle's session with three habits of ours:
 * - every statement is a named prepared one. Drizzle sends unnamed ones, which the driver has to
 *   describe first: a second round trip and a new plan each time;
 * - the pool's turns are waited for with an end (a transaction takes one turn for all its statements);
 * - errors are PostgreSQL's own. Drizzle's wrapper writes all parameters into its message, and
 *   PostgreSQL's detail quotes whole rows: both would carry hashes into logs.
 */
export class Session extends PostgresJsSession<Sql, NoSchema, NoSchema> {
  readonly #turns: Turns | undefined;
  readonly #listeners: Listeners;

  constructor(client: Client, dialect: PgDialect, turns: Turns | undefined, listeners: Listeners) {
    super(client as Sql, dialect, undefined);
    this.#turns = turns;
    this.#listeners = listeners;
  }

  override prepareQuery<T extends PreparedQueryConfig>(
    query: Query,
    fields: Parameters<PrepareQuery>[1],
    name: string | undefined,
    ...rest: RestOfPrepareQuery
  ): ReturnType<typeof PostgresJsSession.prototype.prepareQuery<T>> {
    const params = query.params.map(toDriverValue);
    const prepared = super.prepareQuery<T>({ ...query, params }, fields, name ?? "repeated", ...rest);
    const execute = prepared.execute.bind(prepared);
    prepared.execute = (values) => {
      this.#listeners.onStatement?.(query.sql);
      return this.#inTurn(() => execute(values)).catch(rethrowPlainly);
    };
    return prepared;
  }

  override transaction<T>(
    work: (tx: PostgresJsTransaction<NoSchema, NoSchema>) => Promise<T>,
    config?: PgTransactionConfig,
  ): Promise<T> {
    const begun = () =>
      this.client.begin(async (client) => {
        const session = new Session(client, this.dialect, undefined, this.#listeners);
        const tx = new Nested(this.dialect, session, client);
        if (config) await tx.setTransaction(config);
        return work(tx);
      }) as Promise<T>;
    return this.#inTurn(begun);
  }

  async #inTurn<T>(work: () => Promise<T>): Promise<T> {
    // Inside a transaction, whose end will tell.
    if (!this.#turns) return work();
    try {
      return await this.#turns.take(work);
    } catch (error) {
      if (isDatabaseUnavailable(error)) this.#listeners.onUnavailable?.();
      throw error;
    }
  }

  /** The same habits on a savepoint's connection. */
  within(client: TransactionSql): Session {
    return new Session(client, this.dialect, undefined, this.#listeners);
  }
}

type RestOfPrepareQuery = Parameters<PrepareQuery> extends [unknown, unknown, unknown, ...infer Rest] ? Rest : never;

class Nested extends PostgresJsTransaction<NoSchema, NoSchema> {
  readonly #session: Session;
  readonly #client: TransactionSql;
  readonly #dialect: PgDialect;

  constructor(dialect: PgDialect, session: Session, client: TransactionSql) {
    super(dialect, session as unknown as TransactionSession, undefined);
    this.#session = session;
    this.#client = client;
    this.#dialect = dialect;
  }

  override transaction<T>(work: (tx: PostgresJsTransaction<NoSchema, NoSchema>) => Promise<T>): Promise<T> {
    return this.#client.savepoint((client) =>
      work(new Nested(this.#dialect, this.#session.within(client), client)),
    ) as Promise<T>;
  }
}

function rethrowPlainly(error: unknown): never {
  const plain = error instanceof DrizzleQueryError && error.cause ? error.cause : error;
  if (plain instanceof Error && "detail" in plain) delete plain.detail;
  throw plain;
}

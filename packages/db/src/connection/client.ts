import { hash } from "node:crypto";
import pg, { type Pool, type PoolClient } from "pg";
import { isEnded, withCode } from "./unreachable.ts";
import { plainTypes } from "./values.ts";

/** What Drizzle asks of a driver, in its own words. */
interface Asked {
  readonly text: string;
  readonly rowMode?: "array";
}

/** Statements that steer a transaction: they have no plan, and nobody counts them. */
const STEERING = /^(begin|commit|rollback|savepoint|release savepoint|set transaction)\b/i;

export function steers(text: string): boolean {
  return STEERING.test(text);
}

/**
 * A driver for Drizzle over one connection, or over whichever of a pool is free. Statements with
 * parameters go as named prepared ones, planned once per connection; nameless ones are planned each time.
 */
export class Client {
  readonly #over: Pool | PoolClient;
  readonly #prepare: boolean;

  constructor(over: Pool | PoolClient, prepare: boolean) {
    this.#over = over;
    this.#prepare = prepare;
  }

  async query(asked: Asked, values: unknown[]): Promise<unknown> {
    try {
      if (!(this.#over instanceof pg.Pool)) return await this.#send(this.#over, asked, values);
      // Not `pool.query`: that throws the connection away after any error, a unique violation included.
      const client = await this.#over.connect();
      try {
        const answer = await this.#send(client, asked, values);
        client.release();
        return answer;
      } catch (error) {
        client.release(isEnded(withCode(error)));
        throw error;
      }
    } catch (error) {
      throw withCode(error);
    }
  }

  async #send(client: PoolClient, { text, rowMode }: Asked, values: unknown[]): Promise<unknown> {
    const named = this.#prepare && values.length > 0 ? { name: hash("sha1", text, "base64url") } : {};
    const config = { ...named, text, values, types: plainTypes };
    if (rowMode === "array") return { rows: (await client.query({ ...config, rowMode })).rows };
    return (await client.query(config)).rows;
  }
}

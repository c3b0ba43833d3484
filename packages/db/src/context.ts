import type { Database } from "./connection/connect.ts";
import type { Keys } from "./keyring/keyring.ts";

/** Everything a flow needs from outside: where the rows are, what time it is, the keys. Nothing else. */
export type Context = {
  readonly db: Database;
  readonly now: () => Date;
  readonly keys: Keys;
};

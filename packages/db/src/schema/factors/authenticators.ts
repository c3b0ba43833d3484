import { bigint, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { bytes, moment, tenantKey } from "../columns.ts";

/**
 * An authenticator app that has proved itself with a code. The secret is sealed for this row alone.
 * `lastUsedStep` is the newest 30-second step spent with it anywhere; only a greater one is ever accepted.
 */
export const authenticators = pgTable(
  "authenticators",
  {
    ...tenantKey,
    accountId: uuid("account_id").notNull(),
    name: text("name").notNull(),
    secretSealed: bytes("secret_sealed").notNull(),
    keyId: text("key_id").notNull(),
    lastUsedStep: bigint("last_used_step", { mode: "number" }).notNull(),
    createdAt: moment("created_at").notNull(),
    lastUsedAt: moment("last_used_at"),
    /** Steps that were typed while the phone's clock was off: never accepted, whenever their time comes. */
    burnedSteps: bigint("burned_steps", { mode: "number" }).array().notNull().default([]),
    /** Seconds the phone's clock was found to be ahead, negative behind. */
    clockOffSeconds: integer("clock_off_seconds"),
    clockOffAt: moment("clock_off_at"),
  },
  (table) => [primaryKey({ columns: [table.clinicId, table.id] })],
);

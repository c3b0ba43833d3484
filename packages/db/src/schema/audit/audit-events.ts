import { sql } from "drizzle-orm";
import { bigint, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { moment, tenantKey } from "../columns.ts";

/** One thing that happened. Written in the transaction that made it happen; the app's role cannot change or delete it. */
export const auditEvents = pgTable(
  "audit_events",
  {
    ...tenantKey,
    at: moment("at").notNull(),
    event: text("event").notNull(),
    outcome: text("outcome", { enum: ["success", "failure"] }).notNull(),
    portal: text("portal"),
    accountId: uuid("account_id"),
    actorId: uuid("actor_id"),
    loginId: uuid("login_id"),
    sessionId: uuid("session_id"),
    address: text("address"),
    browser: text("browser"),
    details: jsonb("details").$type<Record<string, unknown>>().notNull().default({}),
    /** The order in which events were written, which is the database's to say. */
    written: bigint("written", { mode: "bigint" }).notNull().default(sql`audit_order()`),
  },
  (table) => [primaryKey({ columns: [table.clinicId, table.id] })],
);

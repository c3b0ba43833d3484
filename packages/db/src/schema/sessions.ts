import { pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { moment, tenantKey } from "./columns.ts";
import { loginMethods } from "./logins.ts";

/**
 * A signed-in browser, from one redeemed login. `freshAt` is when a code was last accepted in it, or in a step-up of
 * somebody without a factor the password; a step-up rotates it into a new row that keeps `startedAt` and `expiresAt`.
 * Live until ended, idle too long or past `expiresAt`.
 */
export const sessions = pgTable(
  "sessions",
  {
    ...tenantKey,
    accountId: uuid("account_id").notNull(),
    loginId: uuid("login_id").notNull(),
    portal: text("portal", { enum: ["staff", "admin", "patient"] }).notNull(),
    method: text("method", { enum: loginMethods }).notNull(),
    browser: text("browser").notNull(),
    address: text("address").notNull(),
    startedAt: moment("started_at").notNull(),
    createdAt: moment("created_at").notNull(),
    lastSeenAt: moment("last_seen_at").notNull(),
    expiresAt: moment("expires_at").notNull(),
    freshAt: moment("fresh_at"),
    endedAt: moment("ended_at"),
    endedBy: text("ended_by", {
      enum: [
        "signed_out",
        "ended_elsewhere",
        "rotated",
        "factor_changed",
        "password_changed",
        "policy",
        "admin",
        "disowned",
      ],
    }),
  },
  (table) => [primaryKey({ columns: [table.clinicId, table.id] })],
);

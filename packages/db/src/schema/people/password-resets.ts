import { pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { bytes, moment, tenantKey } from "../columns.ts";

/**
 * A single-use link to choose a new password, mailed to whoever asked. Open until used, expired or replaced by a newer
 * one. The token is derived from `keyId`'s key and the row's id; the row keeps its SHA-256.
 */
export const passwordResets = pgTable(
  "password_resets",
  {
    ...tenantKey,
    accountId: uuid("account_id").notNull(),
    portal: text("portal", { enum: ["staff", "admin", "patient"] }).notNull(),
    tokenHash: bytes("token_hash").notNull(),
    keyId: text("key_id").notNull(),
    browser: text("browser").notNull(),
    address: text("address").notNull(),
    createdAt: moment("created_at").notNull(),
    expiresAt: moment("expires_at").notNull(),
    usedAt: moment("used_at"),
    replacedAt: moment("replaced_at"),
  },
  (table) => [primaryKey({ columns: [table.clinicId, table.id] })],
);

import { pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { bytes, moment, tenantKey } from "../columns.ts";

/**
 * A single-use link to set a first password. Open until used, expired or replaced by a newer one. The token is derived
 * from `keyId`'s key and the row's id; the row keeps its SHA-256.
 */
export const invitations = pgTable(
  "invitations",
  {
    ...tenantKey,
    accountId: uuid("account_id").notNull(),
    tokenHash: bytes("token_hash").notNull(),
    keyId: text("key_id"),
    createdBy: uuid("created_by"),
    createdAt: moment("created_at").notNull(),
    expiresAt: moment("expires_at").notNull(),
    usedAt: moment("used_at"),
    replacedAt: moment("replaced_at"),
  },
  (table) => [primaryKey({ columns: [table.clinicId, table.id] })],
);

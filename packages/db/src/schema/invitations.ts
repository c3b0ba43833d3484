import { pgTable, primaryKey, uuid } from "drizzle-orm/pg-core";
import { bytes, moment, tenantKey } from "./columns.ts";

/** A single-use link to set a first password. Open until used or expired; keeps the SHA-256 of the link's token. */
export const invitations = pgTable(
  "invitations",
  {
    ...tenantKey,
    accountId: uuid("account_id").notNull(),
    tokenHash: bytes("token_hash").notNull(),
    createdAt: moment("created_at").notNull(),
    expiresAt: moment("expires_at").notNull(),
    usedAt: moment("used_at"),
  },
  (table) => [primaryKey({ columns: [table.clinicId, table.id] })],
);

import { integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { bytes, moment, tenantKey } from "../columns.ts";

/** That a code was sent, by which channel and to whom (as a digest). The newest issue of a login counts; the code is derived. */
export const signInCodes = pgTable(
  "sign_in_codes",
  {
    ...tenantKey,
    loginId: uuid("login_id").notNull(),
    accountId: uuid("account_id").notNull(),
    issue: integer("issue").notNull(),
    channel: text("channel", { enum: ["email", "text"] }).notNull(),
    destinationHash: bytes("destination_hash").notNull(),
    country: text("country"),
    keyId: text("key_id").notNull(),
    createdAt: moment("created_at").notNull(),
    expiresAt: moment("expires_at").notNull(),
    usedAt: moment("used_at"),
  },
  (table) => [primaryKey({ columns: [table.clinicId, table.id] })],
);

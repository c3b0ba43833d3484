import { pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { bytes, moment, tenantKey } from "../columns.ts";

/**
 * A mailed link to set a second factor up again after a reset. Single use, and the password is still asked; a newer one
 * ends an older one.
 */
export const reEnrolmentLinks = pgTable(
  "re_enrolment_links",
  {
    ...tenantKey,
    accountId: uuid("account_id").notNull(),
    /** Where it can be used: the console for whoever has it, the staff portal for everybody else. */
    portal: text("portal", { enum: ["staff", "admin"] }).notNull(),
    /** Where it was mailed. Once the account has another email, it is worth nothing. */
    email: text("email").notNull(),
    tokenHash: bytes("token_hash").notNull(),
    keyId: text("key_id").notNull(),
    createdAt: moment("created_at").notNull(),
    expiresAt: moment("expires_at").notNull(),
    usedAt: moment("used_at"),
    replacedAt: moment("replaced_at"),
  },
  (table) => [primaryKey({ columns: [table.clinicId, table.id] })],
);

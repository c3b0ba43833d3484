import { pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { bytes, moment, tenantKey } from "../columns.ts";

/**
 * An admin's wish to reset another admin's second factor. It waits for another admin's approval, or, where there are
 * two admins only, for `dueAt`; the person can cancel it by the link they are mailed, whose token is hashed here.
 * Ends once: done, cancelled, or past `expiresAt`.
 */
export const resetRequests = pgTable(
  "reset_requests",
  {
    ...tenantKey,
    accountId: uuid("account_id").notNull(),
    askedBy: uuid("asked_by").notNull(),
    reason: text("reason").notNull(),
    waitsFor: text("waits_for", { enum: ["approval", "time"] }).notNull(),
    tokenHash: bytes("token_hash").notNull(),
    keyId: text("key_id").notNull(),
    createdAt: moment("created_at").notNull(),
    dueAt: moment("due_at"),
    expiresAt: moment("expires_at").notNull(),
    approvedBy: uuid("approved_by"),
    doneAt: moment("done_at"),
    cancelledAt: moment("cancelled_at"),
    /** Null where the person cancelled it themselves. */
    cancelledBy: uuid("cancelled_by"),
  },
  (table) => [primaryKey({ columns: [table.clinicId, table.id] })],
);

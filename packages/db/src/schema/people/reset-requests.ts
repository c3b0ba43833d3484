import { pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { bytes, moment, tenantKey } from "../columns.ts";

/** Why a request came to nothing without anybody cancelling it. */
export const resetLapses = [
  "expired",
  "asker_gone",
  "person_gone",
  "person_recovered",
  "nothing_to_reset",
  "more_admins",
  "reset_otherwise",
] as const;

/**
 * An admin's wish to reset another admin's second factor. It waits for another admin's approval, or, where there are
 * two admins only, for `dueAt`; the person can cancel it by the link they are mailed, whose token is hashed here.
 * Ends once: done, cancelled, or lapsed because it could no longer be carried out.
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
    lapsedAt: moment("lapsed_at"),
    lapsedBecause: text("lapsed_because", { enum: resetLapses }),
  },
  (table) => [primaryKey({ columns: [table.clinicId, table.id] })],
);

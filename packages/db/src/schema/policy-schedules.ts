import { jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { moment, tenantKey } from "./columns.ts";

/**
 * A change of policy that is to come. Waits until its moment, and ends once: put in force by the courier, cancelled by
 * an admin, or overtaken by a change made meanwhile. A clinic has one waiting at most.
 */
export const policySchedules = pgTable(
  "policy_schedules",
  {
    ...tenantKey,
    drafts: jsonb("drafts").notNull(),
    /** The versions it was rehearsed against. */
    expected: jsonb("expected").notNull(),
    /** Null where the change weakens nothing and nobody gave one. */
    reason: text("reason"),
    takesEffectAt: moment("takes_effect_at").notNull(),
    createdAt: moment("created_at").notNull(),
    createdBy: uuid("created_by").notNull(),
    appliedAt: moment("applied_at"),
    cancelledAt: moment("cancelled_at"),
    cancelledBy: uuid("cancelled_by"),
    overtakenAt: moment("overtaken_at"),
  },
  (table) => [primaryKey({ columns: [table.clinicId, table.id] })],
);

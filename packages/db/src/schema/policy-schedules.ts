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
    /** What was promised: "2026-12-15T08:00" by the clock of a zone (IANA), and the zone data that made a moment of it. */
    wallTime: text("wall_time"),
    timeZone: text("time_zone"),
    zoneVersion: text("zone_version"),
    createdAt: moment("created_at").notNull(),
    createdBy: uuid("created_by").notNull(),
    appliedAt: moment("applied_at"),
    cancelledAt: moment("cancelled_at"),
    cancelledBy: uuid("cancelled_by"),
    overtakenAt: moment("overtaken_at"),
  },
  (table) => [primaryKey({ columns: [table.clinicId, table.id] })],
);

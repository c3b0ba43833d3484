import { integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { moment, tenantKey } from "./columns.ts";

/** One version of a clinic's rule for one kind of account. Never changed, only superseded by the next version. */
export const policies = pgTable(
  "policies",
  {
    ...tenantKey,
    kind: text("kind", { enum: ["staff", "patient"] }).notNull(),
    version: integer("version").notNull(),
    mode: text("mode", { enum: ["off", "optional", "required_every_login", "required_once_per_device"] }).notNull(),
    skipsAllowed: integer("skips_allowed").notNull(),
    trustedDeviceDays: integer("trusted_device_days").notNull().default(30),
    idleMinutes: integer("idle_minutes").notNull().default(30),
    textCodes: text("text_codes", { enum: ["allowed", "refused"] })
      .notNull()
      .default("allowed"),
    /** Why the admin made it, in their words; null for the version a clinic began with. */
    reason: text("reason"),
    createdAt: moment("created_at").notNull(),
    createdBy: uuid("created_by"),
    supersededAt: moment("superseded_at"),
  },
  (table) => [primaryKey({ columns: [table.clinicId, table.id] })],
);

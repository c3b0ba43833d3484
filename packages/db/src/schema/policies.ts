import { integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { moment, tenantKey } from "./columns.ts";

/** One version of a clinic's rule for one kind of account. Never changed, only superseded by the next version. */
export const policies = pgTable(
  "policies",
  {
    ...tenantKey,
    kind: text("kind", { enum: ["staff", "patient"] }).notNull(),
    version: integer("version").notNull(),
    mode: text("mode", { enum: ["off", "optional", "required_every_login"] }).notNull(),
    skipsAllowed: integer("skips_allowed").notNull(),
    createdAt: moment("created_at").notNull(),
    createdBy: uuid("created_by"),
    supersededAt: moment("superseded_at"),
  },
  (table) => [primaryKey({ columns: [table.clinicId, table.id] })],
);

import { date, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { moment } from "./columns.ts";

/** How many people of a kind stood where at the end of a day, by the clinic's clock. Written by the courier; today's row goes on changing. */
export const adoptionDays = pgTable(
  "adoption_days",
  {
    clinicId: uuid("clinic_id").notNull(),
    kind: text("kind", { enum: ["staff", "patient"] }).notNull(),
    day: date("day", { mode: "string" }).notNull(),
    enrolled: integer("enrolled").notNull(),
    inGrace: integer("in_grace").notNull(),
    notEnrolled: integer("not_enrolled").notNull(),
    locked: integer("locked").notNull(),
    countedAt: moment("counted_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.clinicId, table.kind, table.day] })],
);

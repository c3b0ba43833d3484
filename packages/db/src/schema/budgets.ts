import { integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { moment } from "./columns.ts";

/**
 * How often something was tried, one row a subject, charged before the try is looked at.
 * `codes` counts consecutive wrong codes of an account; the `password_…` kinds slow down guessing;
 * `sends` is only locked, so that messages to one account are counted one after the other;
 * `links` counts mailed links asked for; `deliveries` counts what was sent on the day of `chargedAt` (UTC).
 */
export const budgets = pgTable(
  "budgets",
  {
    clinicId: uuid("clinic_id").notNull(),
    kind: text("kind", {
      enum: [
        "codes",
        "password_pair",
        "password_account",
        "password_browser",
        "password_address",
        "sends",
        "links",
        "deliveries",
      ],
    }).notNull(),
    subject: text("subject").notNull(),
    spent: integer("spent").notNull().default(0),
    chargedAt: moment("charged_at").notNull(),
    waitsUntil: moment("waits_until"),
    suspendedAt: moment("suspended_at"),
  },
  (table) => [primaryKey({ columns: [table.clinicId, table.kind, table.subject] })],
);

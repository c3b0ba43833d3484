import { integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";

/** A country (ISO 3166-1) that a clinic sends texts to, and how many a day; one that is not listed gets none. */
export const textCountries = pgTable(
  "text_countries",
  {
    clinicId: uuid("clinic_id").notNull(),
    country: text("country").notNull(),
    dailyCap: integer("daily_cap").notNull(),
  },
  (table) => [primaryKey({ columns: [table.clinicId, table.country] })],
);

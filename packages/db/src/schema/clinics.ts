import { pgTable, text, uuid } from "drizzle-orm/pg-core";
import { moment } from "./columns.ts";

/** A tenant. Its slug is the first label of the host it is served on. */
export const clinics = pgTable("clinics", {
  id: uuid("id").primaryKey(),
  slug: text("slug").notNull(),
  name: text("name").notNull(),
  helpPhone: text("help_phone"),
  helpEmail: text("help_email"),
  helpHours: text("help_hours"),
  createdAt: moment("created_at").notNull(),
});

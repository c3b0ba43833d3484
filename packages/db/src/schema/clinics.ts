import { integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { moment } from "./columns.ts";

/**
 * A tenant. Its slug is the first label of the host it is served on. `country` is how phone numbers without a country
 * code are read; `mailFromName` and `replyTo` stand in its mails' head, `accent` colours them. `timeZone` (IANA)
 * is whose clock is meant where a moment is chosen for the whole clinic.
 */
export const clinics = pgTable("clinics", {
  id: uuid("id").primaryKey(),
  slug: text("slug").notNull(),
  name: text("name").notNull(),
  helpPhone: text("help_phone"),
  helpEmail: text("help_email"),
  helpHours: text("help_hours"),
  accent: text("accent"),
  logoVersion: text("logo_version"),
  mailFromName: text("mail_from_name"),
  replyTo: text("reply_to"),
  country: text("country").notNull().default("GB"),
  timeZone: text("time_zone").notNull().default("Europe/London"),
  textDailyCap: integer("text_daily_cap").notNull().default(2000),
  createdAt: moment("created_at").notNull(),
});

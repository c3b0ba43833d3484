import { pgTable, text, uuid } from "drizzle-orm/pg-core";
import { bytes, moment } from "./columns.ts";

/**
 * What stands beside a clinic's name in portals and mails: a PNG or an SVG, cleaned when it was uploaded. `version` says
 * what the bytes are and how wide and high they are drawn; it is the logo's address, and `clinics.logo_version`.
 */
export const clinicLogos = pgTable("clinic_logos", {
  clinicId: uuid("clinic_id").primaryKey(),
  version: text("version").notNull(),
  mediaType: text("media_type").$type<"image/png" | "image/svg+xml">().notNull(),
  bytes: bytes("bytes").notNull(),
  uploadedAt: moment("uploaded_at").notNull(),
});

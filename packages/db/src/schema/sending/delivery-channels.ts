import { pgTable, text } from "drizzle-orm/pg-core";
import { moment } from "../columns.ts";

/**
 * Which provider the couriers have for a channel: null means none, so nothing of the kind can be sent. Written by a
 * courier when it starts; no row means that none has started yet. A fact of the deployment, the same for every clinic.
 */
export const deliveryChannels = pgTable("delivery_channels", {
  channel: text("channel", { enum: ["email", "text"] }).primaryKey(),
  provider: text("provider", { enum: ["inbox", "resend", "smtp", "twilio"] }),
  openedAt: moment("opened_at").notNull(),
});

import { pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { moment, tenantKey } from "../columns.ts";

/** A message that the demo's local inbox received. Its id is the queue job's, so that delivering twice stores once. */
export const inboxMessages = pgTable(
  "inbox_messages",
  {
    ...tenantKey,
    recipient: text("recipient").notNull(),
    channel: text("channel", { enum: ["email", "text"] }).notNull(),
    subject: text("subject").notNull(),
    text: text("text").notNull(),
    html: text("html"),
    deliveredAt: moment("delivered_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.clinicId, table.id] })],
);

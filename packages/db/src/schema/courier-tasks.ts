import { pgTable, text } from "drizzle-orm/pg-core";
import { moment } from "./columns.ts";

/**
 * What the couriers do by the clock: when a task began last, and until when whoever began it holds it. By the database's
 * clock, so that couriers need not agree on theirs.
 */
export const courierTasks = pgTable("courier_tasks", {
  name: text("name").primaryKey(),
  beganAt: moment("began_at").notNull(),
  heldUntil: moment("held_until").notNull(),
});

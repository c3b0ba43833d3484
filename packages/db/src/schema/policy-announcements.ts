import { pgTable, primaryKey, uuid } from "drizzle-orm/pg-core";
import { moment } from "./columns.ts";

/** Somebody who was told of a scheduled change. Written with the mail; read when the change is called off. */
export const policyAnnouncements = pgTable(
  "policy_announcements",
  {
    clinicId: uuid("clinic_id").notNull(),
    scheduleId: uuid("schedule_id").notNull(),
    accountId: uuid("account_id").notNull(),
    announcedAt: moment("announced_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.clinicId, table.scheduleId, table.accountId] })],
);

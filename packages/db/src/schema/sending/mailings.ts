import { integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { moment, tenantKey } from "../columns.ts";

/**
 * One letter to many people, sent in batches behind the page. `people` were meant when it began, `passed` were come to,
 * `sent` were written to; `reachedId` is the last one come to. Ends finished or cancelled.
 */
export const mailings = pgTable(
  "mailings",
  {
    ...tenantKey,
    kind: text("kind", { enum: ["reminder", "policy_announced", "policy_withdrawn"] }).notNull(),
    /** Whom a reminder is for: a kind of people and perhaps one of the console's statuses. */
    peopleKind: text("people_kind", { enum: ["staff", "patient"] }),
    status: text("status"),
    /** The scheduled change that an announcement tells about. */
    scheduleId: uuid("schedule_id"),
    people: integer("people").notNull(),
    passed: integer("passed").notNull().default(0),
    sent: integer("sent").notNull().default(0),
    reachedId: uuid("reached_id"),
    createdBy: uuid("created_by").notNull(),
    createdAt: moment("created_at").notNull(),
    finishedAt: moment("finished_at"),
    cancelledAt: moment("cancelled_at"),
  },
  (table) => [primaryKey({ columns: [table.clinicId, table.id] })],
);

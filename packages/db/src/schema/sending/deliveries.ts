import { integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { moment, tenantKey } from "../columns.ts";

/**
 * What became of one message. Its id is the queue job's, which is the provider's idempotency key too. Written before
 * the first attempt; handed over once a provider took it; after that delivered or failed, if the provider says so.
 */
export const deliveries = pgTable(
  "deliveries",
  {
    ...tenantKey,
    accountId: uuid("account_id").notNull(),
    kind: text("kind").notNull(),
    channel: text("channel", { enum: ["email", "text"] }).notNull(),
    recipient: text("recipient").notNull(),
    country: text("country"),
    loginId: uuid("login_id"),
    issue: integer("issue"),
    provider: text("provider", { enum: ["inbox", "resend", "smtp", "twilio"] }),
    providerId: text("provider_id"),
    attempts: integer("attempts").notNull().default(0),
    createdAt: moment("created_at").notNull(),
    attemptedAt: moment("attempted_at").notNull(),
    trouble: text("trouble", { enum: ["throttled", "unavailable", "timed_out"] }),
    handedOverAt: moment("handed_over_at"),
    deliveredAt: moment("delivered_at"),
    failedAt: moment("failed_at"),
    failure: text("failure", {
      enum: ["bounced", "complained", "refused", "undelivered", "capped", "no_channel", "given_up"],
    }),
  },
  (table) => [primaryKey({ columns: [table.clinicId, table.id] })],
);

import { integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { bytes, moment, tenantKey } from "../columns.ts";

/**
 * An authenticator being set up, from a pending login or from a session. Open until confirmed, cancelled or expired;
 * it never touches `authenticators` before a code and the password were right.
 */
export const authenticatorEnrolments = pgTable(
  "authenticator_enrolments",
  {
    ...tenantKey,
    accountId: uuid("account_id").notNull(),
    loginId: uuid("login_id"),
    sessionId: uuid("session_id"),
    secretSealed: bytes("secret_sealed").notNull(),
    keyId: text("key_id").notNull(),
    /** What becomes of the account's other authenticators: all give way, all stay, or the one in `replaces` gives way. */
    purpose: text("purpose", { enum: ["replace_all", "add", "move"] })
      .notNull()
      .default("replace_all"),
    /** What the new one will be called; null until its person says so. */
    name: text("name"),
    replaces: uuid("replaces"),
    tries: integer("tries").notNull().default(0),
    createdAt: moment("created_at").notNull(),
    expiresAt: moment("expires_at").notNull(),
    confirmedAt: moment("confirmed_at"),
    cancelledAt: moment("cancelled_at"),
  },
  (table) => [primaryKey({ columns: [table.clinicId, table.id] })],
);

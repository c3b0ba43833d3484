import { boolean, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { bytes, moment, tenantKey } from "./columns.ts";

/** How a login was completed, and so how its session began. */
export const loginMethods = [
  "password",
  "skip",
  "authenticator",
  "enrolment",
  "recovery_code",
  "email_code",
  "text_code",
  "trusted_device",
] as const;

/**
 * A pending login. Born when the password was right; completed when nothing more is owed; redeemed once into a session.
 * `passwordVersion` is the account's at that moment: under another one it is worth nothing. Its other endings are cancelled, replaced by a newer one in the same browser, and failed by wrong codes.
 */
export const logins = pgTable(
  "logins",
  {
    ...tenantKey,
    accountId: uuid("account_id").notNull(),
    portal: text("portal", { enum: ["staff", "admin", "patient"] }).notNull(),
    purpose: text("purpose", { enum: ["sign_in", "step_up", "confirm_phone", "confirm_email"] }).notNull(),
    tokenHash: bytes("token_hash").notNull(),
    sessionId: uuid("session_id"),
    phone: text("phone"),
    email: text("email"),
    passwordVersion: integer("password_version").notNull().default(0),
    codeTries: integer("code_tries").notNull().default(0),
    recoveryTries: integer("recovery_tries").notNull().default(0),
    browser: text("browser").notNull(),
    address: text("address").notNull(),
    returnTo: text("return_to"),
    /** The mailed link that opened it: it sets a second factor up, whatever the policy says. */
    reEnrolmentId: uuid("re_enrolment_id"),
    /** What was decided when the password was right, for whoever asks why later. */
    decision: jsonb("decision"),
    /** SHA-256 of the secret of a device that is to be trusted once this login is redeemed. */
    trustHash: bytes("trust_hash"),
    intent: jsonb("intent"),
    createdAt: moment("created_at").notNull(),
    expiresAt: moment("expires_at").notNull(),
    completedAt: moment("completed_at"),
    completedBy: text("completed_by", { enum: loginMethods }),
    redeemedAt: moment("redeemed_at"),
    cancelledAt: moment("cancelled_at"),
    replacedAt: moment("replaced_at"),
    failedAt: moment("failed_at"),
    /** Whether this browser had signed this person in before. */
    knownBrowser: boolean("known_browser").notNull().default(true),
    /** When it was settled whom this login is to be told to: nobody, or its person, who then was. */
    settledAt: moment("settled_at"),
  },
  (table) => [primaryKey({ columns: [table.clinicId, table.id] })],
);

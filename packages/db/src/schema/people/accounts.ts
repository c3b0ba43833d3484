import { sql } from "drizzle-orm";
import { integer, pgTable, primaryKey, smallint, text } from "drizzle-orm/pg-core";
import { moment, tenantKey } from "../columns.ts";

/** Why a provider could not deliver to an address. */
export const deliveryFailures = ["bounced", "complained", "refused"] as const;

/**
 * A person at one clinic, of one kind. The password is hashed (argon2id, or an imported hash until the next login);
 * null means that the invitation has not been used yet; `passwordVersion` counts how often it was set. `skipsSpent` only ever grows, unless an admin restarts it.
 */
export const accounts = pgTable(
  "accounts",
  {
    ...tenantKey,
    kind: text("kind", { enum: ["staff", "patient"] }).notNull(),
    role: text("role", { enum: ["staff", "helpdesk", "admin"] }),
    name: text("name").notNull(),
    /** The name in small letters without accents: what lists are ordered by. The database writes it. */
    sortName: text("sort_name").notNull().generatedAlwaysAs(sql`folded(name)`),
    /** Which of their clinic's lists a person stands in; see migration 0013. The database writes it. */
    standing: smallint("standing").notNull().generatedAlwaysAs(sql`(case … end)`),
    email: text("email").notNull(),
    passwordHash: text("password_hash"),
    passwordVersion: integer("password_version").notNull().default(0),
    phone: text("phone"),
    phoneConfirmedAt: moment("phone_confirmed_at"),
    emailFailingAt: moment("email_failing_at"),
    emailFailingWhy: text("email_failing_why", { enum: deliveryFailures }),
    phoneFailingAt: moment("phone_failing_at"),
    phoneFailingWhy: text("phone_failing_why", { enum: deliveryFailures }),
    signInCodesOnAt: moment("sign_in_codes_on_at"),
    skipsSpent: integer("skips_spent").notNull().default(0),
    /** When the first authenticator came; null while there is none. Beside the authenticators, for lists. */
    enrolledAt: moment("enrolled_at"),
    remindedAt: moment("reminded_at"),
    lastLoginAt: moment("last_login_at"),
    deactivatedAt: moment("deactivated_at"),
    createdAt: moment("created_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.clinicId, table.id] })],
);

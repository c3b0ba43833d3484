import { pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { bytes, moment, tenantKey } from "../columns.ts";

/** Why a device is trusted no more. `replaced`: the same browser was trusted anew. `disowned`: the person said "This wasn't me". */
export const trustEndings = [
  "person",
  "signed_out",
  "factor_changed",
  "password_changed",
  "policy",
  "admin",
  "replaced",
  "disowned",
] as const;

/** A browser that need not be asked for a code until `expiresAt`. It holds a random secret, the row its SHA-256. */
export const trustedDevices = pgTable(
  "trusted_devices",
  {
    ...tenantKey,
    accountId: uuid("account_id").notNull(),
    portal: text("portal", { enum: ["staff", "admin", "patient"] }).notNull(),
    tokenHash: bytes("token_hash").notNull(),
    browser: text("browser").notNull(),
    address: text("address").notNull(),
    createdAt: moment("created_at").notNull(),
    lastUsedAt: moment("last_used_at").notNull(),
    expiresAt: moment("expires_at").notNull(),
    endedAt: moment("ended_at"),
    endedBy: text("ended_by", { enum: trustEndings }),
  },
  (table) => [primaryKey({ columns: [table.clinicId, table.id] })],
);

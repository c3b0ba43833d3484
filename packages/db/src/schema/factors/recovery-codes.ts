import { pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { bytes, moment, tenantKey } from "../columns.ts";

/** Ten codes made together, hashed with one salt. Until seen, and ten minutes at most, they also lie here sealed. */
export const recoveryCodeSets = pgTable(
  "recovery_code_sets",
  {
    ...tenantKey,
    accountId: uuid("account_id").notNull(),
    salt: bytes("salt").notNull(),
    codesSealed: bytes("codes_sealed"),
    keyId: text("key_id"),
    createdAt: moment("created_at").notNull(),
    showableUntil: moment("showable_until").notNull(),
    seenAt: moment("seen_at"),
  },
  (table) => [primaryKey({ columns: [table.clinicId, table.id] })],
);

/** One recovery code, hashed (argon2id with its set's salt). Used once; a new set deletes it. */
export const recoveryCodes = pgTable(
  "recovery_codes",
  {
    ...tenantKey,
    setId: uuid("set_id").notNull(),
    accountId: uuid("account_id").notNull(),
    codeHash: bytes("code_hash").notNull(),
    usedAt: moment("used_at"),
  },
  (table) => [primaryKey({ columns: [table.clinicId, table.id] })],
);

import { bigint, boolean, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { bytes, moment } from "../columns.ts";

/** Why a link of the chain does not fit its events. */
export const brokenSeals = [
  "event_changed",
  "event_missing",
  "event_added",
  "chain_broken",
  "signature_wrong",
] as const;

/**
 * One link of a clinic's chain: the events written after one point and through another, as leaves of a Merkle tree,
 * bound to the link before and signed. Added by the courier, never changed.
 */
export const auditSeals = pgTable(
  "audit_seals",
  {
    clinicId: uuid("clinic_id").notNull(),
    number: integer("number").notNull(),
    writtenAfter: bigint("written_after", { mode: "bigint" }).notNull(),
    writtenThrough: bigint("written_through", { mode: "bigint" }).notNull(),
    /** The last event sealed, in the order of (written, id): the next link begins behind it. */
    lastId: uuid("last_id").notNull(),
    /** Between which ids its events lie, both of them included. */
    lowestId: uuid("lowest_id").notNull(),
    highestId: uuid("highest_id").notNull(),
    events: integer("events").notNull(),
    firstAt: moment("first_at").notNull(),
    lastAt: moment("last_at").notNull(),
    treeRoot: bytes("tree_root").notNull(),
    chain: bytes("chain").notNull(),
    signature: bytes("signature").notNull(),
    keyId: text("key_id").notNull(),
    sealedAt: moment("sealed_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.clinicId, table.number] })],
);

/** How far a clinic's chain was compared with its events, round after round; what was found broken stays. */
export const auditChecks = pgTable("audit_checks", {
  clinicId: uuid("clinic_id").primaryKey(),
  checkedThrough: integer("checked_through").notNull().default(0),
  /** How far this round walked through the events themselves, in the order of their ids. */
  walkedThrough: uuid("walked_through"),
  roundBeganAt: moment("round_began_at").notNull(),
  wholeCheckedAt: moment("whole_checked_at"),
  checkedAt: moment("checked_at").notNull(),
  brokenSeal: integer("broken_seal"),
  brokenAt: moment("broken_at"),
  brokenWhy: text("broken_why", { enum: brokenSeals }),
});

/** Up to where events are sealed, for all clinics at once: a table of one row. */
export const auditSealing = pgTable("audit_sealing", {
  singleton: boolean("singleton").primaryKey().default(true),
  sealedThrough: bigint("sealed_through", { mode: "bigint" }).notNull(),
  sealedAt: moment("sealed_at").notNull(),
});

/** Where a clinic's chain begins since its oldest events were dropped: what remains of the last seal that went. */
export const auditStarts = pgTable("audit_starts", {
  clinicId: uuid("clinic_id").primaryKey(),
  number: integer("number").notNull(),
  writtenThrough: bigint("written_through", { mode: "bigint" }).notNull(),
  lastId: uuid("last_id").notNull(),
  chain: bytes("chain").notNull(),
  droppedBefore: moment("dropped_before").notNull(),
});

import type { AccountId } from "@countersign/db";
import { z } from "zod";
import type { PeopleOrder } from "./people-query.ts";

/**
 * A place in an ordered list: what it is ordered by there, and whose it was. It names a position, not a person, so it
 * stays where it is when they are renamed, sign in again, or belong to another clinic.
 */
export type PeoplePlace = { readonly key: string | number | null; readonly accountId: AccountId };

const WRITTEN_CHARACTERS_MOST = 2000;
const id = z.uuid().transform((value) => value as AccountId);
const text = z.string().refine((value) => value.isWellFormed() && !value.includes("\0"));
const moment = z.int();

const shapes = {
  name: z.tuple([z.literal("name"), text, id]),
  last_sign_in: z.tuple([z.literal("last_sign_in"), moment.nullable(), id]),
  joined: z.tuple([z.literal("joined"), moment, id]),
} as const satisfies Record<PeopleOrder, z.ZodType>;

/** A place as an address can carry it. */
export function writePlace(order: PeopleOrder, place: PeoplePlace): string {
  return Buffer.from(JSON.stringify([order, place.key, place.accountId])).toString("base64url");
}

/** Reads a place of this order; null for anything else. */
export function readPlace(order: PeopleOrder, written: string | null): PeoplePlace | null {
  if (written === null || written.length > WRITTEN_CHARACTERS_MOST) return null;
  try {
    const [, key, accountId] = shapes[order].parse(JSON.parse(Buffer.from(written, "base64url").toString()));
    return { key, accountId };
  } catch {
    return null;
  }
}

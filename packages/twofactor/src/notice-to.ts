import type { AccountKey, Portal } from "@countersign/db";
import type { Visitor } from "./place.ts";

/**
 * The address part of a notice: to the account's own email, with where the thing it tells about was done.
 *
 * @param visitor the browser and address in question; a login row carries its own
 */
export function noticeTo(
  { clinicId, accountId, email, portal }: AccountKey & { readonly email: string; readonly portal: Portal },
  { browser, address }: Visitor,
  at: Date,
) {
  return { clinicId, accountId, to: email, channel: "email", at: at.toISOString(), portal, browser, address } as const;
}

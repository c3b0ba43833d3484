import type { AccountKey, Database } from "@countersign/db";
import { sql } from "drizzle-orm";
import { isTextable, textCountryList } from "../contact/text-countries.ts";
import { oneRow } from "../login/login-facts.ts";

/** Where an account is reached, as `addressColumns` reads it. */
export type AddressRow = {
  readonly email: string;
  /** The patient's confirmed number, where the clinic's policy lets texts be sent. */
  readonly textTo: string | null;
  readonly textCountries: readonly string[];
};

/** One place to which a message goes. */
export type Address = { readonly channel: "email" | "text"; readonly to: string };

/** The columns of {@link AddressRow}; the account must be in scope as `a`, its clinic as `c`. */
export const addressColumns = sql`a.email as "email", ${textCountryList} as "textCountries",
  case when a.kind = 'patient' and a.phone_confirmed_at is not null and exists (
    select from policies p where p.clinic_id = a.clinic_id and p.kind = 'patient' and p.superseded_at is null
      and p.text_codes = 'allowed') then a.phone end as "textTo"`;

/** Where an account is reached at this instant, in the caller's transaction. */
export async function readAddresses(tx: Database, { clinicId, accountId }: AccountKey): Promise<AddressRow> {
  const row = await oneRow<AddressRow>(
    tx,
    sql`select ${addressColumns} from accounts a join clinics c on c.id = a.clinic_id
      where a.clinic_id = ${clinicId} and a.id = ${accountId}`,
  );
  if (!row) throw new Error("An account that is to be told of something has gone.");
  return row;
}

/**
 * Every address a notice goes to, each once: the email, the confirmed number as far as the clinic sends texts there,
 * and those that were the account's until just now.
 */
export function addressesOf(row: AddressRow, earlier: readonly Address[] = []): Address[] {
  const texts = row.textTo === null ? [] : [{ channel: "text", to: row.textTo } as const];
  const all: Address[] = [{ channel: "email", to: row.email }, ...texts, ...earlier];
  return all.filter(
    ({ channel, to }, index) =>
      (channel === "email" || isTextable(to, row.textCountries)) &&
      all.findIndex((other) => other.channel === channel && other.to === to) === index,
  );
}

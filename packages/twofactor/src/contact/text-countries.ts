import type { AccountKey, Database } from "@countersign/db";
import { sql } from "drizzle-orm";
import { oneRow } from "../login/login-facts.ts";
import { countryOf } from "./phone-number.ts";

/** How many texts a day may be sent for a clinic: none where the couriers have nobody to send them. The clinic is `c`. */
export const textDailyCap = sql`(case when exists (
    select from delivery_channels d where d.channel = 'text' and d.provider is null) then 0 else c.text_daily_cap end)`;

/** The countries a clinic sends texts to, as JSON; the clinic must be in scope as `c`. */
export const textCountryList = sql`
  (select coalesce(jsonb_agg(t.country), '[]') from text_countries t
    where t.clinic_id = c.id and t.daily_cap > 0 and ${textDailyCap} > 0)`;

/** Whether a clinic sends texts to a number. */
export function isTextable(phone: string, countries: readonly string[]): boolean {
  const country = countryOf(phone);
  return country !== null && countries.includes(country);
}

/** Where a clinic sends texts to, and how it reads a number that was typed without a country code. */
export async function readTextRules(
  db: Database,
  clinicId: AccountKey["clinicId"],
): Promise<{ readonly country: string; readonly countries: readonly string[] }> {
  const row = await oneRow<{ country: string; countries: readonly string[] }>(
    db,
    sql`select c.country, ${textCountryList} as "countries" from clinics c where c.id = ${clinicId}`,
  );
  if (!row) throw new Error("The clinic of a live session has gone.");
  return row;
}

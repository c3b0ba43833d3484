import { type AccountId, type ClinicId, type Context, kindOf, tokenDigest } from "@countersign/db";
import { type SQL, sql } from "drizzle-orm";
import { leastLength, policyOfAccount } from "../passwords/least-length.ts";
import { hasConsoleRole } from "../people/role.ts";
import type { Place } from "../place.ts";

/** Whom an open link to choose a new password is for. */
export type OpenReset = {
  readonly clinicId: ClinicId;
  readonly accountId: AccountId;
  readonly name: string;
  readonly email: string;
  readonly clinicName: string;
  /** Characters the new password must have. */
  readonly leastLength: number;
};

/**
 * Which link `r` a token opens at this moment and place, over its account `a` and clinic `c`: asked when the page is
 * shown and again by the statement that spends it.
 */
export function openReset({ place, token }: { place: Place; token: string }, now: Date): SQL {
  return sql`r.token_hash = ${tokenDigest(token)} and c.slug = ${place.clinicSlug} and r.portal = ${place.portal}
    and a.kind = ${kindOf(place.portal)} and a.deactivated_at is null and a.password_hash is not null
    and (r.portal <> 'admin' or ${hasConsoleRole})
    and r.used_at is null and r.replaced_at is null and r.expires_at > ${now}::timestamptz`;
}

/** Whom the link is for, or null when it was used, replaced, has expired or belongs elsewhere. Spends nothing. */
export async function readReset(context: Context, link: { place: Place; token: string }): Promise<OpenReset | null> {
  const [row] = await context.db.execute<OpenReset>(sql`
    select a.clinic_id as "clinicId", a.id as "accountId", a.name, a.email, c.name as "clinicName",
      ${leastLength} as "leastLength"
    from password_resets r
      join accounts a on a.clinic_id = r.clinic_id and a.id = r.account_id
      join clinics c on c.id = r.clinic_id
      ${policyOfAccount}
    where ${openReset(link, context.now())}`);
  return row ?? null;
}

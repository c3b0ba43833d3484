import { hasConsoleRole } from "@countersign/accounts";
import { type AccountKey, type Database, kindOf, tokenDigest } from "@countersign/db";
import { type SQL, sql } from "drizzle-orm";
import type { Place } from "../place.ts";

/** A link to set a second factor up again lives this long. */
export const RE_ENROLMENT_LIFETIME_HOURS = 24;

/**
 * Which link `r` a token opens at this moment and place, over its account `a` and clinic `c`: asked when the page is
 * shown and again by the statement that spends it. None once the person has a second factor again, was deactivated, or
 * has another email than the one it was mailed to.
 */
export function openReEnrolment({ place, token }: { place: Place; token: string }, now: Date): SQL {
  return sql`r.token_hash = ${tokenDigest(token)} and c.slug = ${place.clinicSlug} and r.portal = ${place.portal}
    and a.kind = ${kindOf(place.portal)} and a.email = r.email and a.deactivated_at is null
    and a.password_hash is not null and (r.portal <> 'admin' or ${hasConsoleRole})
    and r.used_at is null and r.replaced_at is null and r.expires_at > ${now}::timestamptz
    and not exists (select from authenticators f where f.clinic_id = a.clinic_id and f.account_id = a.id)`;
}

/** Ends every open link of an account to set a second factor up again. The caller holds the lock of its factors. */
export async function endReEnrolmentLinks(tx: Database, { clinicId, accountId }: AccountKey, at: Date): Promise<void> {
  await tx.execute(sql`
    update re_enrolment_links set replaced_at = ${at}::timestamptz
    where clinic_id = ${clinicId} and account_id = ${accountId} and used_at is null and replaced_at is null`);
}

import type { AccountKey, Context } from "@countersign/db";
import { sql } from "drizzle-orm";
import { oneRow } from "../login/login-facts.ts";

/** How it stands with the newest link that a person was mailed to set a second factor up again. */
export type LinkStanding = { readonly sentAt: Date; readonly until: Date; readonly usedAt: Date | null };

/** The newest such link of somebody who has no second factor since, or null. */
export function readReEnrolmentStanding(
  context: Context,
  { clinicId, accountId }: AccountKey,
): Promise<LinkStanding | null> {
  return oneRow<LinkStanding>(
    context.db,
    sql`
    select r.created_at as "sentAt", r.expires_at as "until", r.used_at as "usedAt"
    from re_enrolment_links r join accounts a on a.clinic_id = r.clinic_id and a.id = r.account_id
    where r.clinic_id = ${clinicId} and r.account_id = ${accountId} and a.deactivated_at is null
      and not exists (select from authenticators f where f.clinic_id = a.clinic_id and f.account_id = a.id)
    order by r.created_at desc, r.id desc limit 1`,
  );
}

import { type SQL, sql } from "drizzle-orm";

/**
 * Whoever was an admin goes on being protected like one for so long, or one admin could demote another and then do it;
 * and whoever became one has no say about other admins for as long.
 */
export const ADMIN_PROTECTED_HOURS = 24;

/**
 * Whether an account is an admin, or was one until lately: what one admin alone may not do to another.
 *
 * @param alias of the account in the statement
 */
export function countsAsAdmin(now: Date, alias: "a" | "x" = "a"): SQL {
  const account = sql.raw(alias);
  return sql`(coalesce(${account}.role = 'admin', false) or exists (
    select from audit_events e where e.clinic_id = ${account}.clinic_id and e.account_id = ${account}.id
      and ${isLate(now)} and e.event = 'account.role_changed' and e.details->>'from' = 'admin'))`;
}

/**
 * Whether a colleague made the account `a` an admin a short while ago, by its role or by inviting it: nobody's second
 * voice is one that they have just made themselves. Whom the operator made counts at once.
 */
export function isAdminSinceLately(now: Date): SQL {
  return sql`exists (
    select from audit_events e where e.clinic_id = a.clinic_id and e.account_id = a.id and e.actor_id <> a.id
      and ${isLate(now)} and (e.event = 'account.invited'
        or e.event = 'account.role_changed' and e.details->>'to' = 'admin'))`;
}

function isLate(now: Date): SQL {
  const since = new Date(now.getTime() - ADMIN_PROTECTED_HOURS * 3_600_000);
  return sql`e.id >= uuid_v7_floor(${since}::timestamptz)`;
}

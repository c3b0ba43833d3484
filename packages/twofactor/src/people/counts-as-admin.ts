import { type SQL, sql } from "drizzle-orm";

/** Whoever was an admin goes on being protected like one for so long, or one admin could demote another and then do it. */
export const ADMIN_PROTECTED_HOURS = 24;

/** Whether the account `a` is an admin, or was one until lately: what one admin alone may not do to another. */
export function countsAsAdmin(now: Date): SQL {
  const since = new Date(now.getTime() - ADMIN_PROTECTED_HOURS * 3_600_000);
  return sql`(coalesce(a.role = 'admin', false) or exists (
    select from audit_events e where e.clinic_id = a.clinic_id and e.account_id = a.id
      and e.id >= uuid_v7_floor(${since}::timestamptz) and e.event = 'account.role_changed'
      and e.details->>'from' = 'admin'))`;
}

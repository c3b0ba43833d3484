import type { Kind } from "@countersign/db";
import { type SQL, sql } from "drizzle-orm";
import { LONG_WAIT_SECONDS } from "../budget/code-waits.ts";

/** Where a person stands with their second factor, in the words the console filters by. */
export type PersonStatus =
  /** Staff: has an authenticator. */
  | "enrolled"
  /** Staff: must set one up, and may still skip. */
  | "in_grace"
  /** Staff: has none. Where the policy requires one, the next login ends in the set-up window. */
  | "not_enrolled"
  /** Patients: is asked for a code at every login. */
  | "codes_on"
  | "codes_off"
  /** Codes are refused for long, or until somebody unlocks. */
  | "locked"
  | "deactivated";

/** The statuses each kind can have, in the order the console offers them. */
export const personStatuses: Readonly<Record<Kind, readonly PersonStatus[]>> = {
  staff: ["not_enrolled", "in_grace", "enrolled", "locked", "deactivated"],
  patient: ["codes_on", "codes_off", "locked", "deactivated"],
};

/**
 * The one place where a status is derived: as SQL, because lists are filtered by it. Wants the account as `a`, its
 * active policy as `p` and its code budget as `b` in scope (`factJoins`). A policy that is missing counts as required.
 */
export function statusOf(now: Date): SQL {
  const longFromNow = new Date(now.getTime() + LONG_WAIT_SECONDS * 1000);
  const required = sql`coalesce(p.mode, 'required_every_login') = 'required_every_login'`;
  const enrolled = sql`exists (select from authenticators f where f.clinic_id = a.clinic_id and f.account_id = a.id)`;
  const asked = sql`(${required} or (p.mode = 'optional' and a.sign_in_codes_on_at is not null))`;
  const barred = sql`(b.suspended_at is not null or b.waits_until > ${longFromNow}::timestamptz)`;
  return sql`case
    when a.deactivated_at is not null then 'deactivated'
    when a.kind = 'patient' and ${asked} then case when ${barred} then 'locked' else 'codes_on' end
    when a.kind = 'patient' then 'codes_off'
    when ${enrolled} then case when ${barred} then 'locked' else 'enrolled' end
    when ${required} and a.skips_spent < coalesce(p.skips_allowed, 0) then 'in_grace'
    else 'not_enrolled' end`;
}

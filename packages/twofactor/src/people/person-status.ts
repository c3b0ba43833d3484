import type { Kind } from "@countersign/db";
import { type SQL, sql } from "drizzle-orm";
import { LONG_WAIT_SECONDS } from "../budget/code-waits.ts";
import { isRequiredPolicy } from "../policy/policy.ts";

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
 * When a person has which status, in the order in which they are asked: the one place where that is derived. As SQL,
 * because lists are filtered by it. Wants the account as `a` and its active policy as `p` in scope (`factJoins`); a
 * policy that is missing counts as required.
 */
function conditions(now: Date): readonly (readonly [PersonStatus, SQL])[] {
  const required = isRequiredPolicy;
  const enrolled = sql`a.enrolled_at is not null`;
  const asked = sql`(${required} or (p.mode = 'optional' and a.sign_in_codes_on_at is not null))`;
  const barred = isBarred(now);
  const active = sql`a.deactivated_at is null`;
  const staff = sql`${active} and a.kind = 'staff'`;
  const patient = sql`${active} and a.kind = 'patient'`;
  const maySkip = sql`(${required} and a.skips_spent < coalesce(p.skips_allowed, 0))`;
  return [
    ["deactivated", sql`a.deactivated_at is not null`],
    ["locked", sql`${active} and ${barred} and (a.kind = 'staff' and ${enrolled} or a.kind = 'patient' and ${asked})`],
    ["enrolled", sql`${staff} and ${enrolled} and not ${barred}`],
    ["in_grace", sql`${staff} and not ${enrolled} and ${maySkip}`],
    ["not_enrolled", sql`${staff} and not ${enrolled} and not ${maySkip}`],
    ["codes_on", sql`${patient} and ${asked} and not ${barred}`],
    ["codes_off", sql`${patient} and not ${asked}`],
  ];
}

/** A person's status, as a column. */
export function statusOf(now: Date): SQL {
  const branches = conditions(now).map(([status, condition]) => sql`when ${condition} then ${status}::text`);
  return sql`case ${sql.join(branches, sql` `)} end`;
}

/** Whether a person has a status. Not `statusOf = …`: what it depends on lets the database choose how to find them. */
export function hasStatus(status: PersonStatus, now: Date): SQL {
  const [, condition] = conditions(now).find(([known]) => known === status) ?? [];
  if (status !== "locked") return sql`(${condition ?? sql`false`})`;
  // Few are locked at a time: the search begins with them and not with everybody.
  return sql`(${condition} and a.id in (select b.subject::uuid from budgets b
    where b.clinic_id = a.clinic_id and b.kind = 'codes' and ${isBarring(now)}))`;
}

/** Whether codes of the account `a` are refused for long, or until somebody unlocks. */
function isBarred(now: Date): SQL {
  return sql`exists (select from budgets b where b.clinic_id = a.clinic_id and b.kind = 'codes'
    and b.subject = a.id::text and ${isBarring(now)})`;
}

/** Whether the code budget `b` keeps its owner out for long, or until somebody unlocks. */
export function isBarring(now: Date): SQL {
  const longFromNow = new Date(now.getTime() + LONG_WAIT_SECONDS * 1000);
  return sql`(b.suspended_at is not null or b.waits_until > ${longFromNow}::timestamptz)`;
}

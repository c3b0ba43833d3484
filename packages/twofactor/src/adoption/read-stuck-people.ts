import type { AccountId, ClinicId, Context, Kind } from "@countersign/db";
import { type SQL, sql } from "drizzle-orm";
import { factJoins } from "../login/login-facts.ts";
import { isBarring } from "../people/person-status.ts";
import { isRequiredPolicy } from "../policy/policy.ts";

/** Why somebody cannot go on without help. */
export const stuckReasons = ["reset_waiting", "disowned", "locked", "no_skips_left", "address_failing"] as const;
export type StuckReason = (typeof stuckReasons)[number];

export type StuckPerson = {
  readonly why: StuckReason;
  readonly accountId: AccountId;
  readonly kind: Kind;
  readonly name: string;
};

/** For so many days somebody who said that something was not them is named, unless they choose a new password. */
const DISOWNED_DAYS = 7;

/** How many are named for each reason. */
export const STUCK_NAMED = 10;

/**
 * People who cannot go on without help, by name, the first few for each reason; one more than {@link STUCK_NAMED}
 * says that there are more. Somebody may be stuck for several reasons.
 */
export async function readStuckPeople(
  context: Context,
  input: { readonly clinicId: ClinicId },
): Promise<Readonly<Record<StuckReason, readonly StuckPerson[]>>> {
  const now = context.now();
  const rows = await context.db.execute<StuckPerson>(
    sql.join(
      stuckReasons.map(
        (why) => sql`(
      select ${why}::text as "why", a.id as "accountId", a.kind, a.name from ${stuck(why, input.clinicId, now)}
        and a.deactivated_at is null
      order by lower(a.name), a.id limit ${STUCK_NAMED + 1})`,
      ),
      sql` union all `,
    ),
  );
  const those = (why: StuckReason) => rows.filter((row) => row.why === why);
  return {
    reset_waiting: those("reset_waiting"),
    disowned: those("disowned"),
    locked: those("locked"),
    no_skips_left: those("no_skips_left"),
    address_failing: those("address_failing"),
  };
}

/** Those who are stuck for a reason, each found by the index that holds few but them. */
function stuck(why: StuckReason, clinicId: ClinicId, now: Date): SQL {
  const here = sql`a.clinic_id = ${clinicId}`;
  switch (why) {
    case "reset_waiting":
      return sql`reset_requests r join accounts a on a.clinic_id = r.clinic_id and a.id = r.account_id
        where r.clinic_id = ${clinicId} and ${here} and r.done_at is null and r.cancelled_at is null
          and r.lapsed_at is null and r.expires_at > ${now}::timestamptz`;
    case "disowned":
      return sql`accounts a where ${here} and a.id in (
        select e.account_id from audit_events e
        where e.clinic_id = ${clinicId} and e.event = 'account.disowned'
          and e.at > ${now}::timestamptz - make_interval(days => ${DISOWNED_DAYS}::int)
          and not exists (select from audit_events n where n.clinic_id = e.clinic_id and n.account_id = e.account_id
            and n.id > e.id and n.event in ('account.password_changed', 'account.password_reset')))`;
    case "locked":
      return sql`budgets b join accounts a on a.clinic_id = b.clinic_id and a.id = b.subject::uuid
          join policies p on p.clinic_id = a.clinic_id and p.kind = a.kind and p.superseded_at is null
        where b.clinic_id = ${clinicId} and b.kind = 'codes' and ${isBarring(now)} and ${here}
          and (a.kind = 'staff' and a.enrolled_at is not null or a.kind = 'patient'
            and (${isRequiredPolicy} or p.mode = 'optional' and a.sign_in_codes_on_at is not null))`;
    case "no_skips_left":
      return sql`accounts a ${factJoins}
        where ${here} and a.kind = 'staff' and a.enrolled_at is null and ${isRequiredPolicy}
          and a.skips_spent >= coalesce(p.skips_allowed, 0)`;
    case "address_failing":
      return sql`accounts a where ${here} and (a.email_failing_at is not null or a.phone_failing_at is not null)`;
  }
}

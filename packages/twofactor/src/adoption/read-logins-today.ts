import type { ClinicId, Context, Kind } from "@countersign/db";
import { dayOf, daysLater, startOf } from "@countersign/zones";
import { sql } from "drizzle-orm";
import { readClinicClock } from "../clinic-clock.ts";
import type { SessionMethod } from "../session/person.ts";

/** How one of today's logins ended: by what it was completed, or what stood in its way. */
export type LoginEnding = SessionMethod | "wrong_password" | "wrong_codes";

/** How many of today's logins of a kind of account ended how. */
export type LoginsToday = { readonly kind: Kind; readonly ending: LoginEnding; readonly logins: number };

/** Logins since the clinic's midnight, straight from the trail; step-ups are none. Endings that did not occur are left out. */
export async function readLoginsToday(
  context: Context,
  input: { readonly clinicId: ClinicId },
): Promise<LoginsToday[]> {
  const clock = await readClinicClock(context, input.clinicId);
  const today = dayOf(context.now(), clock);
  const rows = await context.db.execute<LoginsToday>(sql`
    select case when e.portal = 'patient' then 'patient' else 'staff' end as "kind",
      case e.event when 'session.started' then e.details->>'method' when 'sign_in.failed' then 'wrong_codes'
        else 'wrong_password' end as "ending",
      count(*)::int as "logins"
    from audit_events e
    where e.clinic_id = ${input.clinicId} and e.id >= uuid_v7_floor(${startOf(today, clock)}::timestamptz)
      and e.id < uuid_v7_floor(${startOf(daysLater(today, 1), clock)}::timestamptz)
      and e.event in ('session.started', 'sign_in.failed', 'sign_in.password_wrong')
      and coalesce(e.details->>'purpose', 'sign_in') = 'sign_in'
    group by 1, 2 order by 1 desc, 3 desc, 2`);
  return [...rows];
}

import type { ClinicId, Context } from "@countersign/db";
import { dayOf, daysFrom, startOf } from "@countersign/zones";
import { sql } from "drizzle-orm";
import { readClinicClock } from "../clinic-clock.ts";
import { oneRow } from "../login/login-facts.ts";
import { FORECAST_LOOKS_BACK_DAYS, FORECAST_MIN_HISTORY } from "./forecast.ts";
import type { SampledShare, SpentShare } from "./scale-sample.ts";

/** Sign-ins are counted of so many people at most; they speak for the others. */
const PEOPLE_COUNTED_MOST = 4000;

/** How often the staff who have no second factor sign in. */
export type SignInHabits = {
  /** Everybody who signed in within the last 28 days. */
  readonly active: readonly SpentShare[];
  /** All of them, or as many as are counted, by the days on which they did; 0 days where their history is too short. */
  readonly sample: readonly SampledShare[];
  readonly away: number;
  readonly neverSignedIn: number;
};

/**
 * One statement besides the clinic's clock, however many people there are: all are counted, the sign-ins of a few thousand are looked at. The few
 * are picked by the random end of their ids, so each time the same.
 */
export async function readSignInHabits(
  context: Context,
  clinicId: ClinicId,
  countedMost: number = PEOPLE_COUNTED_MOST,
): Promise<SignInHabits> {
  const daysBefore = (count: number) => new Date(context.now().getTime() - count * 24 * 60 * 60 * 1000);
  const since = daysBefore(FORECAST_LOOKS_BACK_DAYS);
  const longEnough = daysBefore(FORECAST_MIN_HISTORY.spanDays);
  const clock = await readClinicClock(context, clinicId);
  const days = daysFrom(dayOf(since, clock), dayOf(context.now(), clock)).map((day) =>
    startOf(day, clock).toISOString(),
  );
  // The clinic's midnights in order: which of them was the last before a login tells its day.
  const midnights = sql`array(select value::timestamptz from jsonb_array_elements_text(${JSON.stringify(days)}::jsonb) with ordinality
    as midnight (value, place) order by place)`;
  const row = await oneRow<SignInHabits>(
    context.db,
    sql`
    with owing as materialized (
      select a.id, a.skips_spent, a.last_login_at from accounts a
      where a.clinic_id = ${clinicId} and a.kind = 'staff' and a.enrolled_at is null and a.deactivated_at is null),
    active as materialized (select id, skips_spent from owing where last_login_at > ${since}::timestamptz),
    -- Of the last two bytes of an id, as many values as make up the share that is looked at.
    share as (select ceil(65536.0 * ${countedMost}::int / greatest(count(*), 1)) as below from active),
    few as (
      select id, skips_spent from active, share
      where get_byte(uuid_send(id), 14) * 256 + get_byte(uuid_send(id), 15) < share.below),
    midnights as materialized (select ${midnights} as all),
    habits as (
      select few.skips_spent, (
        select case when min(l.created_at) <= ${longEnough}::timestamptz
          then count(distinct width_bucket(l.created_at, midnights.all)) else 0 end
        from logins l, midnights
        where l.clinic_id = ${clinicId} and l.account_id = few.id and l.created_at > ${since}::timestamptz
          and l.purpose = 'sign_in' and l.redeemed_at is not null)::int as days
      from few)
    select
      coalesce((select jsonb_agg(jsonb_build_object('skipsSpent', skips_spent, 'people', people)) from
        (select skips_spent, count(*) as people from active group by 1) as spent), '[]') as "active",
      coalesce((select jsonb_agg(jsonb_build_object('skipsSpent', skips_spent, 'loginDays', days, 'people', people)) from
        (select skips_spent, days, count(*) as people from habits group by 1, 2) as counted), '[]') as "sample",
      (select count(*)::int from owing where last_login_at <= ${since}::timestamptz) as "away",
      (select count(*)::int from owing where last_login_at is null) as "neverSignedIn"`,
  );
  if (!row) throw new Error("A statement without a table gives a row.");
  return row;
}

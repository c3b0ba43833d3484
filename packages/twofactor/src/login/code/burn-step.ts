import type { AccountKey, Database } from "@countersign/db";
import { sql } from "drizzle-orm";
import type { ClockOff } from "../../authenticators/clock-off.ts";
import { lockCodes } from "./charge-code-try.ts";

/** More than can be burned between two accepted codes: fifty wrong ones suspend, and each burns one at most. */
const BURNED_STEPS_MOST = 100;

/**
 * Makes a step worthless for good and notes what it told of the phone's clock. Those that the authenticator has passed
 * are dropped: they are refused for that alone. In the caller's transaction; the step's code, typed in its own window at
 * this moment, is spent before or refused after.
 */
export async function burnStep(
  tx: Database,
  { clinicId, accountId }: AccountKey,
  { authenticatorId, step, seconds }: ClockOff,
  now: Date,
): Promise<void> {
  await tx.execute(sql`
    with held as (${lockCodes({ clinicId, accountId })})
    update authenticators f set clock_off_seconds = ${seconds}::int, clock_off_at = ${now}::timestamptz,
      burned_steps = array(select distinct s from unnest(f.burned_steps || ${step}::bigint) as s
        where s > f.last_used_step order by s desc limit ${sql.raw(String(BURNED_STEPS_MOST))})
    from (select count(*) from held) as after_lock
    where f.clinic_id = ${clinicId} and f.account_id = ${accountId} and f.id = ${authenticatorId}`);
}

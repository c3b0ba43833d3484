import type { AccountKey, Context, LoginId } from "@countersign/db";
import { type SQL, sql } from "drizzle-orm";
import type { AuthenticatorMatch } from "../../authenticators/match-authenticator.ts";
import { trustHash } from "../../trusted-devices/trust.ts";
import { isOpen } from "../login-row.ts";
import { isUsable, type SessionUse } from "../login-use.ts";
import { forgiveCodes, lockCodes } from "./charge-code-try.ts";

/**
 * Spends the step of a matched code and completes the login with it, both or neither. Of any number of racers, over
 * logins, browsers and replicas, one gets a step.
 *
 * @param use   what the code is taken for
 * @param trust secret of a device that is to be trusted once the login is redeemed, or null
 * @returns `completed`, `used` when the step was spent in the meantime, `gone` when the login was no longer open
 */
export async function completeWithAuthenticator(
  context: Context,
  login: AccountKey & { readonly loginId: LoginId },
  match: AuthenticatorMatch,
  { use, trust }: { readonly use: SessionUse; readonly trust: string | null },
): Promise<"completed" | "used" | "gone"> {
  const now = context.now();
  const [row] = await context.db.execute<{ stepped: number; completed: number }>(sql`
    with held as (${lockCodes(login)}),
    step as (${spendStep(login, match, now, sql`held`)}),
    done as (
      update logins l set completed_at = ${now}::timestamptz, completed_by = 'authenticator',
        trust_hash = ${trustHash(trust)} from step
      where l.clinic_id = step.clinic_id and l.id = ${login.loginId} and ${isOpen(now)} and ${isUsable(use, now)}
      returning l.clinic_id, l.account_id),
    forgiven as (${forgiveCodes(sql`done`)})
    select (select count(*)::int from step) as stepped, (select count(*)::int from done) as completed`);
  if (!row || row.stepped === 0) return "used";
  return row.completed === 1 ? "completed" : "gone";
}

/**
 * Moves an authenticator's last used step forward; no row when it is there or further already, or the step was burned.
 * Its phone's clock is right then, and burned steps that it has passed are refused for that alone.
 */
export function spendStep(account: AccountKey, match: AuthenticatorMatch, now: Date, after: SQL): SQL {
  return sql`update authenticators f set last_used_step = ${match.step}::bigint, last_used_at = ${now}::timestamptz,
      burned_steps = array(select s from unnest(f.burned_steps) as s where s > ${match.step}::bigint),
      clock_off_seconds = null, clock_off_at = null
    from (select count(*) from ${after}) as after_lock
    where f.clinic_id = ${account.clinicId} and f.account_id = ${account.accountId} and f.id = ${match.authenticatorId}
      and f.last_used_step < ${match.step}::bigint and ${match.step}::bigint <> all (f.burned_steps)
    returning f.clinic_id, f.account_id`;
}

import type { AccountKey, Database } from "@countersign/db";
import { sql } from "drizzle-orm";
import { oneRow } from "../login/login-facts.ts";

/**
 * Removes every factor of an account, those being set up included. Enrolments go first and in a statement of their own:
 * one that is being confirmed at this moment has then either added its authenticator, which the next one sees, or lost.
 *
 * @returns whether there was anything
 */
export async function forgetFactors(tx: Database, { clinicId, accountId }: AccountKey, now: Date): Promise<boolean> {
  await tx.execute(sql`
    update authenticator_enrolments set cancelled_at = ${now}::timestamptz
    where clinic_id = ${clinicId} and account_id = ${accountId} and confirmed_at is null and cancelled_at is null`);
  const gone = await oneRow<{ factors: number }>(
    tx,
    sql`
    with authenticators as (
      delete from authenticators where clinic_id = ${clinicId} and account_id = ${accountId} returning 1),
    recovery_codes as (
      delete from recovery_code_sets where clinic_id = ${clinicId} and account_id = ${accountId} returning 1),
    sign_in_codes as (
      update accounts set sign_in_codes_on_at = null, phone_confirmed_at = null
      where clinic_id = ${clinicId} and id = ${accountId}
        and (sign_in_codes_on_at is not null or phone_confirmed_at is not null)
      returning 1)
    select ((select count(*) from authenticators) + (select count(*) from recovery_codes)
      + (select count(*) from sign_in_codes))::int as factors`,
  );
  return gone !== null && gone.factors > 0;
}

/** Ends every login of the account that could still be completed or redeemed. */
export async function stopLoginsOf(tx: Database, { clinicId, accountId }: AccountKey, now: Date): Promise<void> {
  await tx.execute(sql`
    update logins set cancelled_at = ${now}::timestamptz
    where clinic_id = ${clinicId} and account_id = ${accountId} and expires_at > ${now}::timestamptz
      and num_nonnulls(redeemed_at, cancelled_at, replaced_at, failed_at) = 0`);
}

/** Ends every session of the account, one that a login just became included: that is why logins are stopped before. */
export async function endSessionsOf(tx: Database, { clinicId, accountId }: AccountKey, now: Date): Promise<number> {
  const rows = await tx.execute(sql`
    update sessions set ended_at = ${now}::timestamptz, ended_by = 'admin'
    where clinic_id = ${clinicId} and account_id = ${accountId} and ended_at is null returning 1`);
  return rows.length;
}

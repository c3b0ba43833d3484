import { eventFrom } from "@countersign/audit";
import type { AccountKey, Database, trustEndings } from "@countersign/db";
import { sql } from "drizzle-orm";

/** Why a device is trusted no more. */
export type TrustEnding = (typeof trustEndings)[number];

/**
 * Ends the trust in all of an account's devices. Part of the transaction of whatever ends it; comes with its sessions,
 * behind the locks of factors, logins and account.
 *
 * @returns how many were trusted until now
 */
export async function endTrust(tx: Database, account: AccountKey, by: TrustEnding, at: Date): Promise<number> {
  const ended = await tx.execute(sql`
    update trusted_devices d set ended_at = ${at}::timestamptz, ended_by = ${by}
    where d.clinic_id = ${account.clinicId} and d.account_id = ${account.accountId} and d.ended_at is null
    returning d.id`);
  return ended.length;
}

/**
 * Ends the trust in one device of a person, or in all of them, as they wish. Somebody else's device is not found.
 *
 * @param input.deviceId null for all
 * @returns how many were trusted until now
 */
export async function endOwnTrust(
  db: Database,
  input: AccountKey & {
    readonly deviceId: string | null;
    readonly sessionId: string;
    readonly portal: string;
    readonly browser: string;
    readonly address: string;
    readonly at: Date;
  },
): Promise<number> {
  const { clinicId, accountId, deviceId, at } = input;
  const rows = await db.execute<{ ended: number }>(sql`
    with ended as (
      update trusted_devices d set ended_at = ${at}::timestamptz, ended_by = 'person'
      where d.clinic_id = ${clinicId} and d.account_id = ${accountId} and d.ended_at is null
        and d.expires_at > ${at}::timestamptz and (${deviceId}::uuid is null or d.id = ${deviceId}::uuid)
      returning d.clinic_id, d.account_id, d.browser),
    told as (
      select ${clinicId}::uuid as clinic_id, ${accountId}::uuid as account_id, ${accountId}::uuid as actor_id,
        null::uuid as login_id, ${input.sessionId}::uuid as session_id, ${input.portal}::text as portal,
        ${input.address}::text as address, ${input.browser}::text as browser, count(*)::int as devices from ended
      having count(*) > 0),
    event as (${eventFrom(sql`told`, {
      event: "trusted_device.ended",
      outcome: "success",
      at,
      details: sql`select jsonb_build_object('devices', devices) from told`,
    })})
    select count(*)::int as ended from ended`);
  return rows[0]?.ended ?? 0;
}

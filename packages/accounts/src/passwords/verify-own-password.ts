import type { AccountKey, Context } from "@countersign/db";
import { sql } from "drizzle-orm";
import { PASSWORD_LANE_MEMORY_MINUTES, PASSWORD_WAIT_SECONDS } from "../throttle/password-lanes.ts";
import { verifyPassword } from "./hash-password.ts";

export type OwnPasswordResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly why: "wrong_password" }
  | { readonly ok: false; readonly why: "wait"; readonly seconds: number };

/**
 * Checks the password of somebody who is signed in, or half-way in, already. Slowed like any password guess, in a lane
 * of its own, so that a borrowed session is no place to find the password out.
 */
export async function verifyOwnPassword(
  context: Context,
  account: AccountKey,
  password: string,
): Promise<OwnPasswordResult> {
  const now = context.now();
  const forgotten = new Date(now.getTime() - PASSWORD_LANE_MEMORY_MINUTES * 60_000);
  const subject = `own:${account.accountId}`;
  const waits = sql.raw(`(array[${PASSWORD_WAIT_SECONDS.join(",")}])`);
  const spent = sql`(case when budgets.charged_at < ${forgotten}::timestamptz then 1 else budgets.spent + 1 end)`;
  const [row] = await context.db.execute<{ charged: number; waitsUntil: Date | null; passwordHash: string | null }>(sql`
    with charged as (
      insert into budgets (clinic_id, kind, subject, spent, charged_at)
      values (${account.clinicId}, 'password_account', ${subject}, 1, ${now})
      on conflict (clinic_id, kind, subject) do update set spent = ${spent}, charged_at = excluded.charged_at,
        waits_until = excluded.charged_at
          + make_interval(secs => ${waits}[least(${spent}, ${sql.raw(String(PASSWORD_WAIT_SECONDS.length))})])
      where budgets.waits_until is null or budgets.waits_until <= excluded.charged_at
      returning 1)
    select (select count(*)::int from charged) as "charged", a.password_hash as "passwordHash",
      (select waits_until from budgets b where b.clinic_id = a.clinic_id and b.kind = 'password_account'
        and b.subject = ${subject}) as "waitsUntil"
    from accounts a where a.clinic_id = ${account.clinicId} and a.id = ${account.accountId}`);
  if (!row) return { ok: false, why: "wrong_password" };
  if (row.charged === 0) {
    const seconds = row.waitsUntil ? Math.ceil((row.waitsUntil.getTime() - now.getTime()) / 1000) : 1;
    return { ok: false, why: "wait", seconds: Math.max(1, seconds) };
  }
  if (!(await verifyPassword(row.passwordHash, password))) return { ok: false, why: "wrong_password" };
  await context.db.execute(sql`
    update budgets set spent = 0, waits_until = null
    where clinic_id = ${account.clinicId} and kind = 'password_account' and subject = ${subject}`);
  return { ok: true };
}

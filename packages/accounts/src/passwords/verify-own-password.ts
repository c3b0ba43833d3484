import type { AccountKey, Context } from "@countersign/db";
import { sql } from "drizzle-orm";
import { nextSpent, waitAfter } from "../throttle/lane-statements.ts";
import { secondsUntil } from "../throttle/seconds-until.ts";
import { verifyPassword } from "./hash-password.ts";

export type OwnPasswordResult =
  /** `version`: which setting of the password it was; another one has been set since if it is another by then. */
  | { readonly ok: true; readonly version: number }
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
  const subject = `own:${account.accountId}`;
  const [row] = await context.db.execute<{
    charged: number;
    waitsUntil: Date | null;
    passwordHash: string | null;
    version: number;
  }>(sql`
    with charged as (
      insert into budgets (clinic_id, kind, subject, spent, charged_at)
      values (${account.clinicId}, 'password_account', ${subject}, 1, ${now})
      on conflict (clinic_id, kind, subject) do update set spent = ${nextSpent(now)}, charged_at = excluded.charged_at,
        waits_until = excluded.charged_at + make_interval(secs => ${waitAfter(nextSpent(now))})
      where budgets.waits_until is null or budgets.waits_until <= excluded.charged_at
      returning 1)
    select (select count(*)::int from charged) as "charged", a.password_hash as "passwordHash",
      a.password_version as "version",
      (select waits_until from budgets b where b.clinic_id = a.clinic_id and b.kind = 'password_account'
        and b.subject = ${subject}) as "waitsUntil"
    from accounts a where a.clinic_id = ${account.clinicId} and a.id = ${account.accountId}`);
  if (!row) return { ok: false, why: "wrong_password" };
  if (row.charged === 0) {
    return { ok: false, why: "wait", seconds: row.waitsUntil ? secondsUntil(row.waitsUntil, now) : 1 };
  }
  if (!(await verifyPassword(row.passwordHash, password))) return { ok: false, why: "wrong_password" };
  await context.db.execute(sql`
    update budgets set spent = 0, waits_until = null
    where clinic_id = ${account.clinicId} and kind = 'password_account' and subject = ${subject}`);
  return { ok: true, version: row.version };
}

import type { AccountKey, Context, LoginId } from "@countersign/db";
import { type SQL, sql } from "drizzle-orm";
import { forgiveCodes, lockCodes } from "../login/code/charge-code-try.ts";
import { oneRow } from "../login/login-facts.ts";
import { isOpen } from "../login/login-row.ts";
import { isUsable, type SessionUse } from "../login/login-use.ts";
import { trustHash } from "../trusted-devices/trust.ts";
import { takesCodes } from "./takes-sign-in-codes.ts";
import type { RightCode } from "./verify-sign-in-code.ts";

/**
 * Spends the code and completes the login with it, both or neither, and forgives the account's failures. Of any number
 * of racers one completes.
 *
 * @param use   what the code is taken for
 * @param trust secret of a device that is to be trusted once the login is redeemed, or null
 * @returns `replaced` when a newer code was sent in the meantime, `gone` when the code was spent or the login ended
 */
export async function completeWithSignInCode(
  context: Context,
  { charged: { login }, issue }: RightCode,
  { use, trust }: { readonly use: SessionUse; readonly trust: string | null },
): Promise<"completed" | "replaced" | "gone"> {
  const now = context.now();
  const row = await oneRow<{ completed: number; newest: number }>(
    context.db,
    sql`
    with held as (${lockCodes(login)}),
    spent as (${spendIssue(login, issue, now, sql`held`)}),
    done as (
      update logins l set completed_at = ${now}::timestamptz, completed_by = spent.channel || '_code',
        trust_hash = ${trustHash(trust)} from spent
      where l.clinic_id = spent.clinic_id and l.id = spent.login_id and ${isUsable(use, now)} and ${isOpen(now)}
        and ${takesCodes}
      returning l.clinic_id, l.account_id),
    forgiven as (${forgiveCodes(sql`done`)})
    select (select count(*)::int from done) as "completed", ${newestIssue(login)} as "newest"`,
  );
  if (row?.completed === 1) return "completed";
  return row && row.newest > issue ? "replaced" : "gone";
}

type LoginKey = AccountKey & { readonly loginId: LoginId };

/** Marks the newest, unexpired code as used; no row when it was used, replaced or too late. */
export function spendIssue(login: LoginKey, issue: number, now: Date, after: SQL): SQL {
  return sql`update sign_in_codes s set used_at = ${now}::timestamptz
    from (select count(*) from ${after}) as after_lock
    where s.clinic_id = ${login.clinicId} and s.login_id = ${login.loginId} and s.issue = ${issue}
      and s.used_at is null and s.expires_at > ${now}::timestamptz and s.issue = ${newestIssue(login)}
    returning s.clinic_id, s.login_id, s.channel`;
}

/** The number of the newest code of a login, 0 when there is none. */
export function newestIssue(login: LoginKey): SQL {
  return sql`(select coalesce(max(n.issue), 0) from sign_in_codes n
    where n.clinic_id = ${login.clinicId} and n.login_id = ${login.loginId})`;
}

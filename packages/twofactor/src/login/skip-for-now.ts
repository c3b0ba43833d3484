import { eventFrom } from "@countersign/audit";
import { type Context, tokenDigest } from "@countersign/db";
import { sql } from "drizzle-orm";
import { isRequiredPolicy } from "../policy/policy.ts";
import type { CodeTry } from "./code/charge-code-try.ts";
import { oneRow } from "./login-facts.ts";
import { isOfForm, isOpen, type LoginRow, loginByToken, loginColumns } from "./login-row.ts";
import { type GoneWhy, loginStateOf } from "./login-state.ts";
import { isFor, SIGN_IN } from "./login-use.ts";

export type SkipResult =
  | { readonly ok: true; readonly skipsLeft: number }
  | { readonly ok: false; readonly why: "no_skips_left" }
  | { readonly ok: false; readonly why: "login_gone"; readonly how: GoneWhy };

/**
 * Spends one skip and completes the login with it. Only for whoever must set up and has not: an enrolled person, the
 * console and a policy that is not Required skip nothing. Twenty racers with one left: one wins.
 */
export async function skipForNow(context: Context, input: Omit<CodeTry, "use">): Promise<SkipResult> {
  const now = context.now();
  if (!input.token) return { ok: false, why: "login_gone", how: "missing" };
  const row = await oneRow<LoginRow & { left: number | null }>(
    context.db,
    sql`
    with login as (select ${loginColumns} from ${loginByToken(input.place, input.token)} and ${isFor(SIGN_IN)}),
    held as (
      select l.clinic_id, l.id, l.account_id from logins l
      where l.token_hash = ${tokenDigest(input.token)} and ${isOfForm(input.loginId)} and l.portal = 'staff'
        and ${isFor(SIGN_IN)} and l.re_enrolment_id is null and ${isOpen(now)} and exists (select from login)
      for update),
    spent as (
      update accounts a set skips_spent = a.skips_spent + 1
      from held join policies p on p.clinic_id = held.clinic_id and p.kind = 'staff' and p.superseded_at is null
      where a.clinic_id = held.clinic_id and a.id = held.account_id and ${isRequiredPolicy}
        and a.skips_spent < p.skips_allowed
        and not exists (select from authenticators f where f.clinic_id = a.clinic_id and f.account_id = a.id)
      returning p.skips_allowed - a.skips_spent as remaining),
    done as (
      update logins l set completed_at = ${now}::timestamptz, completed_by = 'skip',
        decision = l.decision || jsonb_build_object('skipsAfter', spent.remaining)
      from held, spent
      where l.clinic_id = held.clinic_id and l.id = held.id and ${isOpen(now)}
      returning l.clinic_id, l.portal, l.account_id, l.account_id as actor_id, l.id as login_id,
        null::uuid as session_id, l.address, l.browser),
    event as (${eventFrom(sql`done`, { event: "skip.spent", outcome: "success", at: now, details: sql`select jsonb_build_object('left', remaining) from spent` })})
    select login.*, (select remaining from spent) as "left" from login`,
  );
  if (!row) return { ok: false, why: "login_gone", how: "missing" };
  if (row.left !== null) return { ok: true, skipsLeft: row.left };
  if (row.loginId !== input.loginId) return { ok: false, why: "login_gone", how: "replaced" };
  const state = loginStateOf(row, now);
  if (state === "open") return { ok: false, why: "no_skips_left" };
  return { ok: false, why: "login_gone", how: state === "completed" ? "redeemed" : state };
}

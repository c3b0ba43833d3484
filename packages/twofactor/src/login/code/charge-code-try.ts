import { secondsUntil } from "@countersign/accounts";
import { type AccountKey, type Context, tokenDigest } from "@countersign/db";
import { type SQL, sql } from "drizzle-orm";
import type { SealedAuthenticator } from "../../authenticators/open-authenticators.ts";
import {
  CODE_FAILURES_BEFORE_SUSPENSION,
  CODE_TRIES_PER_LOGIN,
  CODE_WAIT_SECONDS,
  codeBarrier,
} from "../../budget/code-waits.ts";
import type { Place } from "../../place.ts";
import { oneRow } from "../login-facts.ts";
import { findLogin, isOfForm, isOpen, type LoginRow, loginByToken, loginColumns } from "../login-row.ts";
import { type GoneWhy, loginStateOf } from "../login-state.ts";
import { isFor, isOfUse, isUsable, type LoginUse, type SessionUse } from "../login-use.ts";
import { giveBackTry } from "./give-back-try.ts";

/** Which try: of the login behind this cookie, for what this place takes logins for, from a form that was rendered for it. */
export type CodeTry = {
  readonly place: Place;
  readonly use: LoginUse;
  readonly token: string | null;
  /** The login the form was rendered for; another than the cookie's means that a newer one replaced it. */
  readonly loginId: string;
};

/** A try of what ends in a session. */
export type SessionTry = CodeTry & { readonly use: SessionUse };

/** A try that was paid for and may be looked at. */
export type ChargedTry = {
  readonly ok: true;
  readonly login: LoginRow;
  readonly authenticators: readonly SealedAuthenticator[];
  /** Tries of this login after this one. */
  readonly triesLeft: number;
  /** Consecutive wrong codes of the account, this one counted as if it were wrong. */
  readonly failures: number;
};

export type GoneLogin = { readonly ok: false; readonly why: "login_gone"; readonly how: GoneWhy };

export type RefusedTry =
  | GoneLogin
  | { readonly ok: false; readonly why: "wait"; readonly seconds: number }
  | { readonly ok: false; readonly why: "suspended" }
  | { readonly ok: false; readonly why: "login_failed" };

type ChargeRow = LoginRow & {
  readonly authenticatorList: readonly SealedAuthenticator[];
  readonly usable: boolean;
  readonly failures: number | null;
  readonly tries: number | null;
};

/**
 * Pays for one code before it is looked at: from the account's budget, then from the login's five tries, in one
 * statement. While a wait or a suspension runs nothing is paid and nothing may be looked at.
 *
 * @see NIST SP 800-63B-4 §3.2.2
 */
export async function chargeCodeTry(context: Context, input: CodeTry): Promise<ChargedTry | RefusedTry> {
  const now = context.now();
  const { use } = input;
  if (!input.token) return { ok: false, why: "login_gone", how: "missing" };
  const row = await oneRow<ChargeRow>(
    context.db,
    sql`
    with login as (
      select ${loginColumns}, ${authenticatorList}, ${isUsable(use, now)} as "usable"
      from ${loginByToken(input.place, input.token)} and ${isFor(use)}),
    payer as (
      select l.clinic_id, l.account_id from logins l
      where l.token_hash = ${tokenDigest(input.token)} and ${isOfForm(input.loginId)} and ${isOpen(now)} and ${isUsable(use, now)}
        and l.code_tries < ${CODE_TRIES_PER_LOGIN} and exists (select from login)),
    charged as (${chargeCodes(sql`payer`, now)}),
    tried as (
      update logins l set code_tries = l.code_tries + 1 from charged
      where l.clinic_id = charged.clinic_id and l.token_hash = ${tokenDigest(input.token)} and ${isOpen(now)}
        and l.code_tries < ${CODE_TRIES_PER_LOGIN}
      returning l.code_tries)
    select login.*, (select spent from charged) as "failures", (select code_tries from tried) as "tries" from login`,
  );
  if (!row) return { ok: false, why: "login_gone", how: "missing" };
  const state = loginStateOf(row, now);
  if (row.loginId !== input.loginId) return { ok: false, why: "login_gone", how: "replaced" };
  if (state !== "open") return { ok: false, why: "login_gone", how: state === "completed" ? "redeemed" : state };
  if (!row.usable) return { ok: false, why: "login_gone", how: "missing" };
  if (row.failures === null) return refusalOf(row, now);
  if (row.tries === null) return beaten(context, input, { ...row, failures: row.failures });
  const { authenticatorList: authenticators, failures, tries } = row;
  return { ok: true, login: row, authenticators, triesLeft: CODE_TRIES_PER_LOGIN - tries, failures };
}

/** Paid, and then found that a try in parallel had ended the login: nothing was looked at, so the account gets it back. */
async function beaten(context: Context, input: CodeTry, row: LoginRow & { failures: number }): Promise<RefusedTry> {
  await giveBackTry(context, row);
  return (await goneMeanwhile(context, input)) ?? { ok: false, why: "login_failed" };
}

/** How the login ended since it was read, or null while it is open: a second press is told of what the first one did. */
export async function goneMeanwhile(context: Context, input: CodeTry): Promise<GoneLogin | null> {
  const login = await findLogin(context, input.place, input.token);
  const state = login && isOfUse(login, input.use) ? loginStateOf(login, context.now()) : "missing";
  if (state === "open") return null;
  return { ok: false, why: "login_gone", how: state === "completed" ? "redeemed" : state };
}

/** Why a try that nobody paid for was refused. Another one in parallel may have moved the wait after we read it. */
export function refusalOf(
  row: { readonly codeTries: number; readonly waitsUntil: Date | null; readonly suspendedAt: Date | null },
  now: Date,
): RefusedTry {
  const barrier = codeBarrier(row, now);
  if (barrier?.until) return { ok: false, why: "wait", seconds: secondsUntil(barrier.until, now) };
  if (barrier) return { ok: false, why: "suspended" };
  if (row.codeTries >= CODE_TRIES_PER_LOGIN) return { ok: false, why: "login_failed" };
  return { ok: false, why: "wait", seconds: CODE_WAIT_SECONDS.find((seconds) => seconds > 0) ?? 1 };
}

/**
 * The one charging rule: counts a wrong code ahead of time and sets the wait it earns. Refuses (no row) while a wait or
 * a suspension runs; of many racers each pays once, and none passes the barrier that an earlier one raised.
 *
 * @param payer relation with clinic_id and account_id, at most one row
 */
export function chargeCodes(payer: SQL, now: Date): SQL {
  const spent = sql`(budgets.spent + 1)`;
  const waits = sql.raw(`(array[${CODE_WAIT_SECONDS.join(",")}])`);
  const wait = sql`${waits}[least(${spent}, ${sql.raw(String(CODE_WAIT_SECONDS.length))})]`;
  return sql`
    insert into budgets (clinic_id, kind, subject, spent, charged_at)
    select clinic_id, 'codes', account_id::text, 1, ${now}::timestamptz from ${payer}
    on conflict (clinic_id, kind, subject) do update set spent = ${spent}, charged_at = excluded.charged_at,
      waits_until = case when ${wait} > 0 then excluded.charged_at + make_interval(secs => ${wait}) end,
      suspended_at = case when ${spent} >= ${CODE_FAILURES_BEFORE_SUSPENSION} then excluded.charged_at end
    where budgets.suspended_at is null
      and (budgets.waits_until is null or budgets.waits_until <= excluded.charged_at)
    returning clinic_id, subject, spent`;
}

/** The account's sealed authenticators as JSON; the account must be in scope as `a`. */
export const authenticatorList = sql`
  coalesce((select jsonb_agg(jsonb_build_object('id', f.id, 'keyId', f.key_id, 'lastUsedStep', f.last_used_step, 'burnedSteps', f.burned_steps,
      'sealed', encode(f.secret_sealed, 'base64')) order by f.id)
    from authenticators f where f.clinic_id = a.clinic_id and f.account_id = a.id), '[]') as "authenticatorList"`;

/** Forgives every consecutive failure of an account; for the statement in which a factor was accepted. */
export function forgiveCodes(account: SQL): SQL {
  return sql`update budgets set spent = 0, waits_until = null, suspended_at = null from ${account} as forgiven_account
    where budgets.clinic_id = forgiven_account.clinic_id and budgets.kind = 'codes'
      and budgets.subject = forgiven_account.account_id::text returning 1`;
}

/** Takes the lock under which everything about an account's factors happens, before any other row is touched. */
export function lockCodes({ clinicId, accountId }: AccountKey): SQL {
  return sql`select 1 as held from budgets
    where clinic_id = ${clinicId} and kind = 'codes' and subject = ${accountId} for update`;
}

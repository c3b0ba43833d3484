import { eventFrom } from "@countersign/audit";
import { type Context, tokenDigest } from "@countersign/db";
import { sql } from "drizzle-orm";
import { forgiveCodes, goneMeanwhile, lockCodes, type SessionTry } from "../login/code/charge-code-try.ts";
import { oneRow } from "../login/login-facts.ts";
import { isOfForm, isOpen, type LoginRow, loginByToken, loginColumns } from "../login/login-row.ts";
import { type GoneWhy, loginStateOf } from "../login/login-state.ts";
import { isFor, isUsable, type SessionUse } from "../login/login-use.ts";
import { type AddressRow, addressColumns } from "../notices/addresses.ts";
import { tell } from "../notices/tell.ts";
import { recoveryCodeDigest } from "./code-set.ts";
import { giveBackRecoveryTry, givingBackRecovery } from "./give-back-recovery-try.ts";
import { readUsedAt } from "./read-used-at.ts";
import { recordWrongRecoveryCode } from "./record-wrong-recovery-code.ts";
import { normaliseRecoveryCode, RECOVERY_TRIES_PER_LOGIN } from "./recovery-code.ts";

export type VerifyRecoveryCodeResult =
  | { readonly ok: true; readonly remaining: number }
  | { readonly ok: false; readonly why: "malformed_code" | "login_failed" }
  /** As many tries of this login as there may be are being looked at right now; this one was not, and cost nothing. */
  | { readonly ok: false; readonly why: "under_way" }
  | { readonly ok: false; readonly why: "wrong_code" | "code_already_used"; readonly triesLeft: number }
  | { readonly ok: false; readonly why: "login_gone"; readonly how: GoneWhy };

type ChargeRow = LoginRow & {
  readonly tries: number | null;
  readonly salt: Buffer | null;
  readonly usable: boolean;
};

/**
 * Checks a recovery code against the login this browser holds and spends it. Reachable during a wait or a suspension,
 * on five tries of its own per login; a right one ends both and tells the person by mail. Whoever presses many times is
 * told what became of the code, and pays only for codes that are wrong or were used before.
 *
 * @see NIST SP 800-63B-4 §3.1.2 (look-up secrets)
 */
export async function verifyRecoveryCode(
  context: Context,
  input: SessionTry & { readonly code: string },
): Promise<VerifyRecoveryCodeResult> {
  const code = normaliseRecoveryCode(input.code);
  if (!code) return { ok: false, why: "malformed_code" };

  const charged = await chargeRecoveryTry(context, input);
  if (!charged.ok) return charged;

  const { login, salt, chargedAt } = charged;
  const { digest, remaining } = await givingBackRecovery(context, login, async () => {
    const typed = salt ? await recoveryCodeDigest(code, salt) : null;
    return { digest: typed, remaining: typed && (await completeWithRecoveryCode(context, login, typed, input.use)) };
  });
  if (remaining !== null) return { ok: true, remaining };
  const gone = await goneMeanwhile(context, input);
  if (gone) return gone;
  const usedAt = digest && (await readUsedAt(context, login, digest));
  if (!usedAt) return recordWrongRecoveryCode(context, login, { why: "wrong_code", triesLeft: charged.triesLeft });
  const triesLeft = usedAt < chargedAt ? charged.triesLeft : await giveBackRecoveryTry(context, login);
  return recordWrongRecoveryCode(context, login, { why: "code_already_used", triesLeft });
}

async function chargeRecoveryTry(context: Context, input: SessionTry) {
  const now = context.now();
  const { use } = input;
  if (!input.token) return { ok: false, why: "login_gone", how: "missing" } as const;
  const row = await oneRow<ChargeRow>(
    context.db,
    sql`
    with login as (
      select ${loginColumns}, (select r.salt from recovery_code_sets r
        where r.clinic_id = a.clinic_id and r.account_id = a.id) as "salt", ${isUsable(use, now)} as "usable"
      from ${loginByToken(input.place, input.token)} and ${isFor(use)}),
    tried as (
      update logins l set recovery_tries = l.recovery_tries + 1
      where l.token_hash = ${tokenDigest(input.token)} and ${isOfForm(input.loginId)} and ${isOpen(now)}
        and ${isUsable(use, now)} and l.recovery_tries < ${RECOVERY_TRIES_PER_LOGIN} and exists (select from login)
      returning l.recovery_tries)
    select login.*, (select recovery_tries from tried) as "tries" from login`,
  );
  if (!row) return { ok: false, why: "login_gone", how: "missing" } as const;
  if (row.tries !== null) {
    const triesLeft = RECOVERY_TRIES_PER_LOGIN - row.tries;
    return { ok: true, login: row, salt: row.salt, triesLeft, chargedAt: now } as const;
  }
  if (row.loginId !== input.loginId) return { ok: false, why: "login_gone", how: "replaced" } as const;
  const state = loginStateOf(row, now);
  if (state === "open" && !row.usable) return { ok: false, why: "login_gone", how: "missing" } as const;
  // The last wrong one would have ended the login, so the tries that were paid for are still being looked at; unless
  // the login ended while this statement waited for its row, of which what it had read knows nothing.
  if (state === "open") return (await goneMeanwhile(context, input)) ?? ({ ok: false, why: "under_way" } as const);
  return { ok: false, why: "login_gone", how: state === "completed" ? "redeemed" : state } as const;
}

/**
 * Spends the code and completes the login, both or neither; the notice goes with them. Null when it is no unused code.
 * The unused ones are counted as they are locked, so that of several spent at once each says how many it left.
 */
function completeWithRecoveryCode(
  context: Context,
  login: LoginRow,
  digest: Buffer,
  use: SessionUse,
): Promise<number | null> {
  const now = context.now();
  return context.db.transaction(async (tx) => {
    const row = await oneRow<AddressRow & { remaining: number }>(
      tx,
      sql`
      with held as (${lockCodes(login)}),
      waiting as (
        select l.clinic_id, l.id from logins l, (select count(*) from held) as after_lock
        where l.clinic_id = ${login.clinicId} and l.id = ${login.loginId} and ${isOpen(now)}
          and ${isUsable(use, now)} for update of l),
      unused as (
        select r.id, r.code_hash from recovery_codes r, (select count(*) from waiting) as after_lock
        where r.clinic_id = ${login.clinicId} and r.account_id = ${login.accountId} and r.used_at is null
        order by r.id for update of r),
      used as (
        update recovery_codes r set used_at = ${now}::timestamptz from waiting, unused
        where r.clinic_id = ${login.clinicId} and r.id = unused.id and unused.code_hash = ${digest}
          and r.used_at is null
        returning r.clinic_id),
      done as (
        update logins l set completed_at = ${now}::timestamptz, completed_by = 'recovery_code' from used, waiting
        where l.clinic_id = waiting.clinic_id and l.id = waiting.id
        returning l.clinic_id, l.portal, l.account_id, l.account_id as actor_id, l.id as login_id, l.session_id, l.address, l.browser),
      forgiven as (${forgiveCodes(sql`done`)}),
      event as (${eventFrom(sql`done`, { event: "recovery_code.used", outcome: "success", at: now })})
      select (select count(*)::int - 1 from unused) as "remaining", ${addressColumns}
      from done join accounts a on a.clinic_id = done.clinic_id and a.id = done.account_id
        join clinics c on c.id = a.clinic_id`,
    );
    if (!row) return null;
    const { remaining, ...addresses } = row;
    const about = { ...login, visitor: login, at: now };
    await tell(tx, about, { kind: "recovery_code_used", remaining }, { addresses });
    return remaining;
  });
}

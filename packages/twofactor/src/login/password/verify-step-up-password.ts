import { verifyOwnPassword } from "@countersign/accounts";
import { appendEvent } from "@countersign/audit";
import type { Context } from "@countersign/db";
import { sql } from "drizzle-orm";
import type { Visitor } from "../../place.ts";
import { hasFactor, mayChangeSecurity, type Person } from "../../session/person.ts";
import type { CodeTry, GoneLogin } from "../code/charge-code-try.ts";
import { findLogin, isOpen } from "../login-row.ts";
import { loginStateOf } from "../login-state.ts";
import { isOfUse, isUsable, type StepUpUse } from "../login-use.ts";

export type StepUpPasswordResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly why: "wrong_password" | "code_needed" | "not_allowed" }
  | { readonly ok: false; readonly why: "wait"; readonly seconds: number }
  | GoneLogin;

type Try = Omit<CodeTry, "use"> & { readonly person: Person; readonly visitor: Visitor; readonly password: string };

/**
 * Completes a step-up with the account's password, for people who have nothing else to show. Whoever has a factor is
 * refused before the password is looked at, and so is a session that may change nothing. Guesses are slowed as in
 * `verifyOwnPassword`.
 */
export async function verifyStepUpPassword(context: Context, input: Try): Promise<StepUpPasswordResult> {
  const { person } = input;
  if (hasFactor(person)) return { ok: false, why: "code_needed" };
  if (!mayChangeSecurity(person)) return { ok: false, why: "not_allowed" };
  const gone = await whyGone(context, input);
  if (gone) return gone;

  const checked = await verifyOwnPassword(context, person, input.password);
  if (!checked.ok) {
    if (checked.why === "wrong_password") await recordWrong(context, input);
    return checked;
  }
  return (await complete(context, input)) ? { ok: true } : { ok: false, why: "login_gone", how: "redeemed" };
}

async function whyGone(context: Context, { place, token, loginId, person }: Try): Promise<GoneLogin | null> {
  const login = await findLogin(context, place, token);
  if (!login || !isOfUse(login, stepUpOf(person))) {
    return { ok: false, why: "login_gone", how: "missing" };
  }
  if (login.loginId !== loginId) return { ok: false, why: "login_gone", how: "replaced" };
  const state = loginStateOf(login, context.now());
  if (state === "open") return null;
  return { ok: false, why: "login_gone", how: state === "completed" ? "redeemed" : state };
}

function stepUpOf(session: Person): StepUpUse {
  return { purpose: "step_up", session };
}

/** A factor that was set up since the page was read wins: the password is not enough any more. */
async function complete(context: Context, { person, loginId }: Try): Promise<boolean> {
  const now = context.now();
  const done = await context.db.execute(sql`
    update logins l set completed_at = ${now}::timestamptz, completed_by = 'password'
    from accounts a, sessions s, policies p
    where l.clinic_id = ${person.clinicId} and l.id::text = ${loginId} and l.account_id = ${person.accountId}
      and ${isOpen(now)} and ${isUsable(stepUpOf(person), now)}
      and a.clinic_id = l.clinic_id and a.id = l.account_id
      and s.clinic_id = l.clinic_id and s.id = l.session_id and s.method <> 'skip'
      and p.clinic_id = a.clinic_id and p.kind = a.kind and p.superseded_at is null and p.mode in ('off', 'optional')
      and a.sign_in_codes_on_at is null
      and not exists (select from authenticators f where f.clinic_id = a.clinic_id and f.account_id = a.id)
    returning 1`);
  return done.length === 1;
}

function recordWrong(context: Context, { person, visitor, loginId }: Try): Promise<void> {
  const { clinicId, accountId, sessionId, portal } = person;
  const who = { clinicId, accountId, actorId: accountId, loginId, sessionId, portal, ...visitor };
  const at = context.now();
  return appendEvent(context.db, { ...who, event: "step_up.password_wrong", outcome: "failure", at });
}

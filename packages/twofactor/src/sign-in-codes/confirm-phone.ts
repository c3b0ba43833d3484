import { endOtherSessions } from "@countersign/accounts";
import { eventFrom } from "@countersign/audit";
import type { Context, Database } from "@countersign/db";
import { enqueue } from "@countersign/messages";
import { type SQL, sql } from "drizzle-orm";
import { type CodeTry, lockCodes } from "../login/code/charge-code-try.ts";
import { recordWrongCode } from "../login/code/record-wrong-code.ts";
import { oneRow } from "../login/login-facts.ts";
import { isOpen, type LoginRow } from "../login/login-row.ts";
import { noticeTo } from "../notice-to.ts";
import type { Visitor } from "../place.ts";
import type { Person } from "../session/person.ts";
import { newestIssue, spendIssue } from "./complete-with-sign-in-code.ts";
import { checkSignInCode, type RightCode, type VerifySignInCodeResult } from "./verify-sign-in-code.ts";

type Change = RightCode & { readonly person: Person; readonly visitor: Visitor };

/**
 * Takes the code that was sent to a phone number and, if it is right, makes the number the patient's confirmed one.
 * Only in the session in which the confirmation was begun. Other sessions end, and a mail says so.
 */
export async function confirmPhone(
  context: Context,
  input: CodeTry & { readonly code: string; readonly person: Person; readonly visitor: Visitor },
): Promise<VerifySignInCodeResult> {
  const { person, visitor } = input;
  const right = await checkSignInCode(context, input, ["confirm_phone"]);
  if (!right.ok) return right;
  const outcome = await context.db.transaction((tx) => changePhone(context, tx, { ...right, person, visitor }));
  if (outcome.changed) return { ok: true };
  if (outcome.newest > right.issue) return recordWrongCode(context, right.charged, "wrong_code");
  return { ok: false, why: "login_gone", how: "redeemed" };
}

async function changePhone(context: Context, tx: Database, change: Change) {
  const { person, visitor, charged } = change;
  const { clinicId, accountId, sessionId } = person;
  const at = context.now();
  const outcome = await writePhone(tx, change, at);
  if (!outcome.changed) return outcome;
  await endOtherSessions(tx, { clinicId, accountId, except: sessionId, by: "factor_changed", at });
  const ending = (charged.login.phone ?? "").slice(-2);
  await enqueue(tx, { ...noticeTo(person, visitor, at), kind: "phone_changed", ending });
  return outcome;
}

async function writePhone(
  tx: Database,
  { person, visitor, issue, charged }: Change,
  at: Date,
): Promise<{ changed: boolean; newest: number }> {
  const { login } = charged;
  const row = await oneRow<{ changed: number; newest: number }>(
    tx,
    sql`
    with held as (${lockCodes(login)}),
    spent as (${spendIssue(login, issue, at, sql`held`)}),
    done as (
      update logins l set completed_at = ${at}::timestamptz, completed_by = 'text_code', redeemed_at = ${at}::timestamptz
      from spent, sessions s
      where l.clinic_id = spent.clinic_id and l.id = spent.login_id and l.purpose = 'confirm_phone' and ${isOpen(at)}
        and l.clinic_id = ${person.clinicId} and l.session_id = ${person.sessionId}
        and s.clinic_id = l.clinic_id and s.id = l.session_id and s.account_id = l.account_id
        and s.ended_at is null and s.expires_at > ${at}::timestamptz
      returning l.clinic_id, l.portal, l.account_id, l.account_id as actor_id, l.id as login_id, l.session_id,
        ${visitor.address}::text as address, ${visitor.browser}::text as browser, l.phone),
    changed as (
      update accounts a set phone = done.phone, phone_confirmed_at = ${at}::timestamptz from done
      where a.clinic_id = done.clinic_id and a.id = done.account_id returning 1),
    given_back as (${giveBackTry(login)}),
    event as (${eventFrom(sql`done`, { event: "phone.confirmed", outcome: "success", at })})
    select (select count(*)::int from changed) as "changed", ${newestIssue(login)} as "newest"`,
  );
  return { changed: row?.changed === 1, newest: row?.newest ?? 0 };
}

/** Only this one try: whoever holds a number of their own choosing has proved nothing about the account. */
function giveBackTry({ clinicId, accountId }: LoginRow): SQL {
  return sql`update budgets b set spent = greatest(b.spent - 1, 0), waits_until = null from done
    where b.clinic_id = ${clinicId} and b.kind = 'codes' and b.subject = ${accountId} returning 1`;
}

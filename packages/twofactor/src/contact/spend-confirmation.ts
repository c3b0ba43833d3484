import { endOtherSessions } from "@countersign/accounts";
import type { Database } from "@countersign/db";
import { sql } from "drizzle-orm";
import { lockCodes } from "../login/code/charge-code-try.ts";
import { oneRow } from "../login/login-facts.ts";
import { isOpen, type LoginPurpose } from "../login/login-row.ts";
import { isUsable } from "../login/login-use.ts";
import { stopLogins } from "../login/stop-logins.ts";
import type { Visitor } from "../place.ts";
import type { Person } from "../session/person.ts";
import { newestIssue, spendIssue } from "../sign-in-codes/complete-with-sign-in-code.ts";
import type { RightCode } from "../sign-in-codes/verify-sign-in-code.ts";

/** A right code for an address, in the session of whoever wants the address to be theirs. */
export type Confirmation = RightCode & { readonly person: Person; readonly visitor: Visitor; readonly at: Date };

/**
 * Spends the code and ends the confirmation, in the session in which it was begun and while that lives. Then every
 * other session and every open login of the account end, and with them all codes that went to the old address. Of any
 * number of racers one wins. Call it first in the transaction that changes the address.
 *
 * @returns whether this one won, and the number of the newest code
 */
export async function spendConfirmation(
  tx: Database,
  { person, issue, charged: { login }, at }: Confirmation,
  purpose: Extract<LoginPurpose, "confirm_phone" | "confirm_email">,
): Promise<{ readonly won: boolean; readonly newest: number }> {
  const { clinicId, accountId, sessionId } = person;
  // Only this one try is given back: whoever holds an address of their own choosing has proved nothing about the account.
  const row = await oneRow<{ done: number; newest: number }>(
    tx,
    sql`
    with held as (${lockCodes(login)}),
    spent as (${spendIssue(login, issue, at, sql`held`)}),
    done as (
      update logins l set completed_at = ${at}::timestamptz, completed_by = spent.channel || '_code',
        redeemed_at = ${at}::timestamptz
      from spent
      where l.clinic_id = spent.clinic_id and l.id = spent.login_id and ${isOpen(at)}
        and ${isUsable({ purpose, session: person }, at)}
      returning l.clinic_id, l.account_id),
    given_back as (
      update budgets b set spent = greatest(b.spent - 1, 0), waits_until = null from done
      where b.clinic_id = done.clinic_id and b.kind = 'codes' and b.subject = done.account_id::text returning 1)
    select (select count(*)::int from done) as "done", ${newestIssue(login)} as "newest"`,
  );
  if (row?.done !== 1) return { won: false, newest: row?.newest ?? 0 };
  await stopLogins(tx, { clinicId, accountId, except: null, at });
  await endOtherSessions(tx, { clinicId, accountId, except: sessionId, by: "factor_changed", at });
  return { won: true, newest: row.newest };
}

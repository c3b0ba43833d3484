import { eventFrom } from "@countersign/audit";
import type { Context, Database } from "@countersign/db";
import { sql } from "drizzle-orm";
import type { CodeTry } from "../login/code/charge-code-try.ts";
import { recordWrongCode } from "../login/code/record-wrong-code.ts";
import { tell } from "../notices/tell.ts";
import type { Visitor } from "../place.ts";
import type { Person } from "../session/person.ts";
import { checkSignInCode, type VerifySignInCodeResult } from "../sign-in-codes/verify-sign-in-code.ts";
import { type Confirmation, spendConfirmation } from "./spend-confirmation.ts";

/**
 * Takes the code that was sent to a phone number and, if it is right, makes the number the patient's confirmed one.
 * Only in the session in which the confirmation was begun. Other sessions and logins end; the person is told, also at
 * the number that had been confirmed before.
 */
export async function confirmPhone(
  context: Context,
  input: Omit<CodeTry, "use"> & { readonly code: string; readonly person: Person; readonly visitor: Visitor },
): Promise<VerifySignInCodeResult> {
  const { person, visitor } = input;
  const right = await checkSignInCode(context, { ...input, use: { purpose: "confirm_phone", session: person } });
  if (!right.ok) return right;
  const at = context.now();
  const outcome = await context.db.transaction((tx) => changePhone(tx, { ...right, person, visitor, at }));
  if (outcome.won) return { ok: true };
  if (outcome.newest > right.issue) return recordWrongCode(context, right.charged, "wrong_code");
  return { ok: false, why: "login_gone", how: "redeemed" };
}

async function changePhone(tx: Database, confirmation: Confirmation) {
  const { person, visitor, at, charged } = confirmation;
  const outcome = await spendConfirmation(tx, confirmation, "confirm_phone");
  if (!outcome.won) return outcome;
  const { accountPhone, phoneConfirmed, phone } = charged.login;
  await writePhone(tx, confirmation);
  const words = { kind: "phone_changed", ending: (phone ?? "").slice(-2) } as const;
  const earlier = phoneConfirmed && accountPhone !== null ? [{ channel: "text", to: accountPhone } as const] : [];
  await tell(tx, { ...person, visitor, at }, words, { earlier });
  return outcome;
}

async function writePhone(tx: Database, { person, visitor, charged, at }: Confirmation): Promise<void> {
  const { clinicId, accountId, sessionId, portal } = person;
  await tx.execute(sql`
    with changed as (
      update accounts a set phone = ${charged.login.phone}, phone_confirmed_at = ${at}::timestamptz,
        phone_failing_at = null, phone_failing_why = null
      where a.clinic_id = ${clinicId} and a.id = ${accountId}
      returning a.clinic_id, ${portal}::text as portal, a.id as account_id, a.id as actor_id,
        ${charged.login.loginId}::uuid as login_id, ${sessionId}::uuid as session_id,
        ${visitor.address}::text as address, ${visitor.browser}::text as browser),
    event as (${eventFrom(sql`changed`, { event: "phone.confirmed", outcome: "success", at })})
    select 1`);
}

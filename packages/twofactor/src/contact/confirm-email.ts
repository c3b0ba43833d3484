import { maskEmail, voidLinks } from "@countersign/accounts";
import { appendEvent } from "@countersign/audit";
import { accounts, type Context, type Database } from "@countersign/db";
import { and, eq, sql } from "drizzle-orm";
import type { CodeTry } from "../login/code/charge-code-try.ts";
import { giveBackTry } from "../login/code/give-back-try.ts";
import { recordWrongCode } from "../login/code/record-wrong-code.ts";
import { isOpen } from "../login/login-row.ts";
import { tell } from "../notices/tell.ts";
import type { Visitor } from "../place.ts";
import { mayChangeSecurity, type Person } from "../session/person.ts";
import { checkSignInCode, type VerifySignInCodeResult } from "../sign-in-codes/verify-sign-in-code.ts";
import { type Confirmation, spendConfirmation } from "./spend-confirmation.ts";
import { isUniqueViolation } from "./unique-violation.ts";

export type ConfirmEmailResult =
  | { readonly ok: true; readonly email: string }
  | { readonly ok: false; readonly why: "email_taken" | "not_allowed" }
  | Exclude<VerifySignInCodeResult, { ok: true }>;

/**
 * Takes the code that was sent to an email address and, if it is right, makes the address the one that the account
 * signs in with. Only in the session in which the change was begun. Other sessions, open logins, links to set a
 * password and codes that went to the old address end; both addresses are told.
 *
 * @returns the new address; `email_taken` when somebody else of the clinic got it since the code was sent
 */
export async function confirmEmail(
  context: Context,
  input: Omit<CodeTry, "use"> & { readonly code: string; readonly person: Person; readonly visitor: Visitor },
): Promise<ConfirmEmailResult> {
  const { person, visitor } = input;
  if (!mayChangeSecurity(person)) return { ok: false, why: "not_allowed" };
  const right = await checkSignInCode(context, { ...input, use: { purpose: "confirm_email", session: person } });
  if (!right.ok) return right;
  const email = right.charged.login.newEmail;
  if (email === null) throw new Error("A confirmation without its address.");

  const confirmation = { ...right, person, visitor, at: context.now() };
  try {
    const outcome = await context.db.transaction((tx) => changeEmail(tx, confirmation, email));
    if (outcome.won) return { ok: true, email };
    if (outcome.newest > right.issue) return recordWrongCode(context, right.charged, "wrong_code");
    return { ok: false, why: "login_gone", how: "redeemed" };
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    await closeLostRace(context, confirmation);
    return { ok: false, why: "email_taken" };
  }
}

async function changeEmail(tx: Database, confirmation: Confirmation, email: string) {
  const { person, visitor, at, charged } = confirmation;
  const outcome = await spendConfirmation(tx, confirmation, "confirm_email");
  if (!outcome.won) return outcome;
  const { clinicId, accountId, sessionId, portal } = person;
  const { loginId, email: before } = charged.login;
  await tx
    .update(accounts)
    .set({ email, emailFailingAt: null, emailFailingWhy: null })
    .where(and(eq(accounts.clinicId, clinicId), eq(accounts.id, accountId)));
  await voidLinks(tx, person, at);
  const details = { from: maskEmail(before), to: maskEmail(email) };
  const who = { clinicId, accountId, actorId: accountId, loginId, sessionId, portal, ...visitor };
  await appendEvent(tx, { ...who, event: "account.email_changed", outcome: "success", at, details });
  const words = { kind: "email_changed", masked: maskEmail(email) } as const;
  await tell(tx, { ...person, visitor, at }, words, { earlier: [{ channel: "email", to: before }] });
  return outcome;
}

/** The code was right and comes to nothing: the try costs nothing, and the confirmation is over. */
async function closeLostRace(context: Context, { charged, at }: Confirmation): Promise<void> {
  const { clinicId, loginId } = charged.login;
  await giveBackTry(context, { ...charged.login, failures: charged.failures });
  await context.db.execute(sql`
    update logins l set cancelled_at = ${at}::timestamptz
    where l.clinic_id = ${clinicId} and l.id = ${loginId} and ${isOpen(at)}`);
}

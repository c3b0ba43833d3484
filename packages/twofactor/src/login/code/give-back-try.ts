import type { AccountKey, Context, LoginId } from "@countersign/db";
import { sql } from "drizzle-orm";

/** A try that was paid for, of a login or inside a session. */
type PaidTry = AccountKey & { readonly loginId?: LoginId; readonly failures: number };

/**
 * Gives a try back that was paid for and never looked at. The wait that it raised goes with it, unless another try has
 * been paid for since.
 */
export async function giveBackTry(context: Context, paid: PaidTry): Promise<void> {
  const { clinicId, accountId, failures } = paid;
  await context.db.execute(sql`
    update budgets set spent = spent - 1,
      waits_until = case when spent > ${failures} then waits_until end,
      suspended_at = case when spent > ${failures} then suspended_at end
    where clinic_id = ${clinicId} and kind = 'codes' and subject = ${accountId} and spent >= ${failures}`);
}

/**
 * Runs what looks at a paid try and spends what it shows. An error of ours costs the person nothing: the account and
 * the login get the try back, and the error goes on. Nothing that tells a wrong code from a right one may run in here.
 */
export async function givingBack<T>(context: Context, paid: PaidTry, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    // What cannot be given back now, because the database is away, is a try lost and none won.
    await giveBackWhole(context, paid).catch(() => {});
    throw error;
  }
}

/** Gives a try back to the account and, where it was one of a login, to that. */
export async function giveBackWhole(context: Context, paid: PaidTry): Promise<void> {
  await giveBackTry(context, paid);
  if (paid.loginId) await giveBackLoginTry(context, paid.clinicId, paid.loginId);
}

async function giveBackLoginTry(context: Context, clinicId: string, loginId: LoginId): Promise<void> {
  await context.db.execute(sql`update logins set code_tries = code_tries - 1
    where clinic_id = ${clinicId} and id = ${loginId} and code_tries > 0`);
}

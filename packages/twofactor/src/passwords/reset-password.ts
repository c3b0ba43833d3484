import {
  checkNewPassword,
  hashPassword,
  lockLinks,
  openReset,
  type PasswordObjection,
  readReset,
} from "@countersign/accounts";
import { appendEvent } from "@countersign/audit";
import type { Context } from "@countersign/db";
import { sql } from "drizzle-orm";
import { lockAccountFactors } from "../budget/lock-account-factors.ts";
import type { Place, Visitor } from "../place.ts";
import { replacePassword } from "./replace-password.ts";

export type ResetPasswordResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly why: "gone" }
  /** `least`: characters it must have. */
  | { readonly ok: false; readonly why: PasswordObjection; readonly least: number };

/**
 * Spends a mailed link to choose a new password. Signs nobody in: the next step is the sign-in page, where the factor
 * is asked for as ever. A password that is refused spends nothing.
 *
 * @param input.token as it stood in the link
 * @returns `gone` when the link was used, replaced, has expired or belongs elsewhere; of twenty at once one wins
 */
export async function resetPassword(
  context: Context,
  input: { readonly place: Place; readonly token: string; readonly password: string; readonly visitor: Visitor },
): Promise<ResetPasswordResult> {
  const { place, visitor } = input;
  const reset = await readReset(context, input);
  if (!reset) return { ok: false, why: "gone" };
  const { name, email, clinicName, leastLength: least } = reset;
  const objection = await checkNewPassword(input.password, { least, about: [name, email, clinicName] });
  if (objection) return { ok: false, why: objection, least };

  const passwordHash = await hashPassword(input.password);
  return context.db.transaction(async (tx) => {
    const at = context.now();
    const { clinicId, accountId } = reset;
    await lockAccountFactors(tx, reset, at);
    await lockLinks(tx, reset, at);
    const spent = await tx.execute(sql`
      update password_resets r set used_at = ${at}::timestamptz from accounts a, clinics c
      where a.clinic_id = r.clinic_id and a.id = r.account_id and c.id = r.clinic_id and ${openReset(input, at)}
      returning 1`);
    if (spent.length === 0) return { ok: false, why: "gone" } as const;
    const to = { clinicId, accountId, email, portal: place.portal, visitor };
    const replaced = await replacePassword(context, tx, { ...to, passwordHash, version: null, except: null });
    // Deactivated between the two statements: the link is spent, and there is nothing to sign in to.
    if (!replaced) return { ok: false, why: "gone" } as const;
    const who = { clinicId, accountId, actorId: accountId, portal: place.portal, ...visitor };
    await appendEvent(tx, { ...who, event: "account.password_reset", outcome: "success", at });
    return { ok: true } as const;
  });
}

import { lockAdmins, normaliseEmail } from "@countersign/accounts";
import type { AccountId, ClinicId, Context } from "@countersign/db";
import { sql } from "drizzle-orm";
import { lockAccountFactors } from "../budget/lock-account-factors.ts";
import { oneRow } from "../login/login-facts.ts";
import { actionReason } from "../people/action-reason.ts";
import { resetFactors } from "../people/reset-factors.ts";
import { tellAdmins } from "./tell-admins.ts";

export type ResetByOperatorResult =
  | { readonly ok: true; readonly name: string }
  | { readonly ok: false; readonly why: "clinic_unknown" | "no_such_person" | "nothing_to_reset" };

/**
 * Breaks the glass: whoever runs the machine resets a staff member's second factor, an only admin's too. The trail
 * names nobody, because nobody is signed in there, and says that it was the operator; the person and every other admin
 * are mailed.
 */
export async function resetByOperator(
  context: Context,
  input: { readonly slug: string; readonly email: string; readonly reason: string },
): Promise<ResetByOperatorResult> {
  const reason = actionReason.parse(input.reason);
  return context.db.transaction(async (tx): Promise<ResetByOperatorResult> => {
    const at = context.now();
    const found = await oneRow<{ clinicId: ClinicId; accountId: AccountId | null; name: string }>(
      tx,
      sql`
      select c.id as "clinicId", a.id as "accountId", a.name from clinics c
        left join accounts a on a.clinic_id = c.id and a.kind = 'staff' and a.email = ${normaliseEmail(input.email)}
      where c.slug = ${input.slug}`,
    );
    if (!found) return { ok: false, why: "clinic_unknown" };
    const { clinicId, accountId, name } = found;
    if (!accountId) return { ok: false, why: "no_such_person" };
    await lockAdmins(tx, clinicId);
    await lockAccountFactors(tx, { clinicId, accountId }, at);
    const by = { actorId: null, sessionId: null, visitor: null, requestId: null, details: { by: "operator" } };
    if (!(await resetFactors(context, tx, { clinicId, accountId, reason, ...by }))) {
      return { ok: false, why: "nothing_to_reset" };
    }
    const news = { news: "by_operator", person: name, askedBy: null, reason, until: null } as const;
    await tellAdmins(tx, { clinicId, except: [accountId], at }, news);
    return { ok: true, name };
  });
}

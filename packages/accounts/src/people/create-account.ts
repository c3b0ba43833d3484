import { type AccountId, accounts, type ClinicId, type Context, newId } from "@countersign/db";
import { z } from "zod";
import { emailAddress } from "../email.ts";
import { tidyName } from "./person-name.ts";
import { roles } from "./role.ts";

const newAccount = z.object({
  kind: z.enum(["staff", "patient"]),
  role: z.enum(roles).nullable(),
  name: z.string().transform(tidyName).pipe(z.string().min(1).max(200)),
  email: emailAddress,
  passwordHash: z.string().nullable(),
  phone: z.string().nullable().default(null),
});
export type NewAccount = z.input<typeof newAccount>;

/**
 * Adds a person to a clinic. One email signs in one account per clinic and kind.
 *
 * @param input.passwordHash PHC string, or null when an invitation will set the password
 */
export async function createAccount(
  context: Context,
  clinicId: ClinicId,
  input: NewAccount,
): Promise<{ ok: true; accountId: AccountId } | { ok: false; why: "email_taken" }> {
  const given = newAccount.parse(input);
  const now = context.now();
  const accountId = newId<AccountId>(now);
  const added = await context.db
    .insert(accounts)
    .values({ ...given, clinicId, id: accountId, phoneConfirmedAt: given.phone ? now : null, createdAt: now })
    .onConflictDoNothing({ target: [accounts.clinicId, accounts.kind, accounts.email] })
    .returning({ id: accounts.id });
  return added.length === 1 ? { ok: true, accountId } : { ok: false, why: "email_taken" };
}

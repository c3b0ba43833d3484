import { createAccount, createClinic, inviteToSetPassword } from "@countersign/accounts";
import type { Context } from "@countersign/db";
import { Refusal } from "../say.ts";

export interface ClinicOrder {
  readonly slug: string;
  readonly name: string;
  readonly adminName: string;
  readonly adminEmail: string;
}

/**
 * Makes a clinic and its first admin, both or neither.
 *
 * @returns the token of the admin's invitation; it is stored nowhere and cannot be read again
 * @throws Refusal when the slug is taken
 */
export function newClinicWithAdmin(context: Context, order: ClinicOrder): Promise<string> {
  return context.db.transaction(async (tx) => {
    const within = { ...context, db: tx };
    const clinic = await createClinic(within, { slug: order.slug, name: order.name });
    if (!clinic.ok) throw new Refusal(`There is a clinic "${order.slug}" already.`);
    const admin = await createAccount(within, clinic.clinicId, {
      kind: "staff",
      role: "admin",
      name: order.adminName,
      email: order.adminEmail,
      passwordHash: null,
    });
    if (!admin.ok) throw new Refusal(`${order.adminEmail} has an account at this clinic already.`);
    const account = { clinicId: clinic.clinicId, accountId: admin.accountId };
    return (await inviteToSetPassword(within, tx, account, null)).token;
  });
}

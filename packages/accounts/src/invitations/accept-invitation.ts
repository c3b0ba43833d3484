import { eventFrom } from "@countersign/audit";
import { type Context, kindOf, type Portal, tokenDigest } from "@countersign/db";
import { type SQL, sql } from "drizzle-orm";
import { checkNewPassword } from "../passwords/check-new-password.ts";
import { hashPassword } from "../passwords/hash-password.ts";
import { leastLength, policyOfAccount } from "../passwords/least-length.ts";
import type { PasswordObjection } from "../passwords/password-rules.ts";
import { hasConsoleRole } from "../people/role.ts";
import type { Place } from "../place.ts";

type Invited = {
  readonly name: string;
  readonly email: string;
  readonly clinicName: string;
  /** Characters the password must have. */
  readonly leastLength: number;
};

/** Whom an open invitation is for, or null when it was used, has expired or belongs elsewhere. */
export async function readInvitation(
  context: Context,
  input: { place: Place; token: string },
): Promise<Invited | null> {
  const [row] = await context.db.execute<Invited>(sql`
    select a.name, a.email, c.name as "clinicName", ${leastLength} as "leastLength"
    from invitations i
      join accounts a on a.clinic_id = i.clinic_id and a.id = i.account_id
      join clinics c on c.id = i.clinic_id
      ${policyOfAccount}
    where i.token_hash = ${tokenDigest(input.token)} and c.slug = ${input.place.clinicSlug}
      and ${belongsTo(input.place.portal)} and a.deactivated_at is null and a.password_hash is null
      and i.used_at is null and i.replaced_at is null and i.expires_at > ${context.now()}::timestamptz`);
  return row ?? null;
}

/**
 * Sets the first password. Signs nobody in: the next step is the sign-in page, where the policy applies. Once there is
 * one, every other invitation of the account is worth nothing, however long it would have lived.
 *
 * @returns `gone` when the link was used or has expired, whoever was faster; otherwise what speaks against the password
 */
export async function acceptInvitation(
  context: Context,
  input: { place: Place; token: string; password: string; address: string; browser: string },
): Promise<{ ok: true } | { ok: false; why: "gone" } | { ok: false; why: PasswordObjection; least: number }> {
  const invited = await readInvitation(context, input);
  if (!invited) return { ok: false, why: "gone" };
  const { name, email, clinicName, leastLength: least } = invited;
  const objection = await checkNewPassword(input.password, { least, about: [name, email, clinicName] });
  if (objection) return { ok: false, why: objection, least };

  const now = context.now();
  const passwordHash = await hashPassword(input.password);
  // The account's row is held first, as by whoever invites the person again.
  const rows = await context.db.execute(sql`
    with person as (
      select a.clinic_id, a.id from invitations i
        join accounts a on a.clinic_id = i.clinic_id and a.id = i.account_id
        join clinics c on c.id = i.clinic_id
      where i.token_hash = ${tokenDigest(input.token)} and c.slug = ${input.place.clinicSlug}
        and ${belongsTo(input.place.portal)} and a.deactivated_at is null and a.password_hash is null
      for no key update of a),
    used as (
      update invitations i set used_at = ${now}::timestamptz
      from person
      where person.clinic_id = i.clinic_id and person.id = i.account_id
        and i.token_hash = ${tokenDigest(input.token)} and i.used_at is null and i.replaced_at is null and i.expires_at > ${now}::timestamptz
      returning i.clinic_id, i.account_id),
    changed as (
      update accounts a set password_hash = ${passwordHash}, password_version = a.password_version + 1
      from used where a.clinic_id = used.clinic_id and a.id = used.account_id and a.password_hash is null
      returning a.clinic_id, a.id as account_id, a.id as actor_id, ${input.place.portal}::text as portal,
        null::uuid as login_id, null::uuid as session_id, ${input.address}::text as address, ${input.browser}::text as browser),
    event as (${eventFrom(sql`changed`, { event: "account.password_set", outcome: "success", at: now })})
    select account_id from changed`);
  return rows.length === 1 ? { ok: true } : { ok: false, why: "gone" };
}

/** Whether an account's invitations open at a portal: at one only. Wants the account as `a`. */
function belongsTo(portal: Portal): SQL {
  const role = { staff: sql`a.role = 'staff'`, admin: hasConsoleRole, patient: sql`a.role is null` }[portal];
  return sql`a.kind = ${kindOf(portal)} and ${role}`;
}

import type { AccountKey, Database, EnrolmentId, LoginId, Sealed, SessionId } from "@countersign/db";
import { type SQL, sql } from "drizzle-orm";
import { isOpen } from "../login/login-row.ts";
import type { EnrolmentPurpose } from "./named/authenticator-change.ts";
import { isLiveSession } from "./named/present-authenticators.ts";

/** Where an enrolment runs: in a pending login or in a session. */
export type EnrolmentOwner = { readonly loginId: LoginId } | { readonly sessionId: SessionId };

/** Lays out a new enrolment; to stand alone or as one CTE. It is active for nothing until confirmed. */
export function enrolmentInsert(
  row: AccountKey & {
    readonly enrolmentId: EnrolmentId;
    readonly sealed: Sealed;
    readonly owner: EnrolmentOwner;
    readonly purpose?: EnrolmentPurpose;
    /** Which authenticator gives way to it; with the purpose `move` only. */
    readonly replaces?: string | null;
    readonly now: Date;
    readonly expiresAt: Date;
  },
): SQL {
  const loginId = "loginId" in row.owner ? row.owner.loginId : null;
  const sessionId = "sessionId" in row.owner ? row.owner.sessionId : null;
  // The login's own row is written in the same statement, so the foreign key is checked at its end.
  return sql`insert into authenticator_enrolments
      (clinic_id, id, account_id, login_id, session_id, secret_sealed, key_id, purpose,
        replaces, created_at, expires_at)
    values (${row.clinicId}, ${row.enrolmentId}, ${row.accountId}, ${loginId}, ${sessionId},
      ${row.sealed.sealed}, ${row.sealed.keyId}, ${row.purpose ?? "replace_all"}, ${row.replaces ?? null}::uuid, ${row.now}, ${row.expiresAt})
    returning id`;
}

/**
 * Whether the login or session in which an enrolment runs may still turn it on. Asked again under the account's lock:
 * a login that knows no more than the password never replaces a factor that came to be in the meantime, and what has
 * ended since the request began ends here too.
 */
export async function ownerMayEnrol(
  tx: Database,
  { clinicId, accountId, owner }: AccountKey & { readonly owner: EnrolmentOwner },
  now: Date,
): Promise<boolean> {
  if ("sessionId" in owner) return isLiveSession(tx, { clinicId, accountId, sessionId: owner.sessionId }, now);
  const rows = await tx.execute(sql`
    select 1 from logins l where l.clinic_id = ${clinicId} and l.account_id = ${accountId}
          and l.id = ${owner.loginId} and l.purpose = 'sign_in' and ${isOpen(now)} and not exists (
            select from authenticators f where f.clinic_id = l.clinic_id and f.account_id = l.account_id) for update of l`);
  return rows.length === 1;
}

/** Whether an account has a factor at this instant, asked under its lock. */
export async function hasAuthenticator(tx: Database, { clinicId, accountId }: AccountKey): Promise<boolean> {
  const rows = await tx.execute(
    sql`select 1 from authenticators where clinic_id = ${clinicId} and account_id = ${accountId} limit 1`,
  );
  return rows.length > 0;
}

/** Ends every set-up of an account that was not confirmed, wherever it was begun. */
export async function cancelOpenEnrolments(tx: Database, { clinicId, accountId }: AccountKey, at: Date): Promise<void> {
  await tx.execute(sql`update authenticator_enrolments set cancelled_at = ${at}::timestamptz
    where clinic_id = ${clinicId} and account_id = ${accountId} and confirmed_at is null and cancelled_at is null`);
}

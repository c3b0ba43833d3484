import type { AccountKey, EnrolmentId, LoginId, Sealed, SessionId } from "@countersign/db";
import { type SQL, sql } from "drizzle-orm";

/** Where an enrolment runs: in a pending login or in a session. */
export type EnrolmentOwner = { readonly loginId: LoginId } | { readonly sessionId: SessionId };

/** Lays out a new enrolment; to stand alone or as one CTE. It is active for nothing until confirmed. */
export function enrolmentInsert(
  row: AccountKey & {
    readonly enrolmentId: EnrolmentId;
    readonly sealed: Sealed;
    readonly owner: EnrolmentOwner;
    readonly now: Date;
    readonly expiresAt: Date;
  },
): SQL {
  const loginId = "loginId" in row.owner ? row.owner.loginId : null;
  const sessionId = "sessionId" in row.owner ? row.owner.sessionId : null;
  // The login's own row is written in the same statement, so the foreign key is checked at its end.
  return sql`insert into authenticator_enrolments
      (clinic_id, id, account_id, login_id, session_id, secret_sealed, key_id, created_at, expires_at)
    values (${row.clinicId}, ${row.enrolmentId}, ${row.accountId}, ${loginId}, ${sessionId},
      ${row.sealed.sealed}, ${row.sealed.keyId}, ${row.now}, ${row.expiresAt})
    returning id`;
}

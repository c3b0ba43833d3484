import { type SQL, sql } from "drizzle-orm";
import type { LoginPurpose, LoginRow } from "../login/login-row.ts";

/** The purposes that a code is sent for to the address being proved, whatever other factor there is. */
const proofs: readonly LoginPurpose[] = ["confirm_phone", "confirm_email"];

/**
 * Whether codes by email or text have a say in a login. Where there is an authenticator they prove an address and
 * nothing more: whoever reads somebody's mails must not get around their phone.
 *
 * @see NIST SP 800-63B-4 §3.1.3.1 (email shall not be used for out-of-band authentication)
 */
export function takesSignInCodes({ purpose, authenticators }: Pick<LoginRow, "purpose" | "authenticators">): boolean {
  return authenticators === 0 || proofs.includes(purpose);
}

/** The same of the login `l`, asked in the statement that counts. */
export const takesCodes: SQL = sql`(l.purpose in ('confirm_phone', 'confirm_email')
  or not exists (select from authenticators f where f.clinic_id = l.clinic_id and f.account_id = l.account_id))`;

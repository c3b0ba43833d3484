import { sql } from "drizzle-orm";

/** What a password has at least where it may be the only factor (NIST SP 800-63B-4 §3.1.1.2). */
export const PASSWORD_MIN_LENGTH = 15;

/** What is enough where nobody of that kind signs in with the password alone. */
const PASSWORD_MIN_LENGTH_BESIDE_FACTOR = 8;

/**
 * How long a new password of the account `a` must be, for a statement that joins its active policy as `p`. Patients'
 * codes come by email or text and are no second factor, so their passwords are long under any policy.
 */
export const leastLength = sql`(case when a.kind = 'staff' and p.mode like 'required%' and p.skips_allowed = 0
  then ${sql.raw(String(PASSWORD_MIN_LENGTH_BESIDE_FACTOR))} else ${sql.raw(String(PASSWORD_MIN_LENGTH))} end)`;

/** Joins for `leastLength`; the account must be in scope as `a`. */
export const policyOfAccount = sql`left join policies p on p.clinic_id = a.clinic_id and p.kind = a.kind and p.superseded_at is null`;

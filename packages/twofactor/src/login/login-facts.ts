import type { Database } from "@countersign/db";
import { sql } from "drizzle-orm";
import type { LoginFacts } from "./next-login-step.ts";

/**
 * The columns of {@link LoginFacts}, for a statement that has the account as `a`, its active policy as `p` and its code
 * budget as `b` in scope (see `factJoins`). One fragment, so that no two statements can read the facts differently.
 */
export const factColumns = sql`
  p.mode as "mode", coalesce(p.skips_allowed, 0) as "skipsAllowed", a.skips_spent as "skipsSpent",
  coalesce(p.text_codes, 'refused') as "textCodes", coalesce(p.trusted_device_days, 1) as "trustedDeviceDays",
  coalesce(p.idle_minutes, 30) as "idleMinutes", coalesce(p.version, 0) as "policyVersion",
  (select count(*)::int from authenticators f
    where f.clinic_id = a.clinic_id and f.account_id = a.id) as "authenticators",
  (select count(*)::int from recovery_codes r
    where r.clinic_id = a.clinic_id and r.account_id = a.id and r.used_at is null) as "recoveryCodesLeft",
  a.sign_in_codes_on_at is not null as "signInCodesOn",
  a.phone_confirmed_at is not null as "phoneConfirmed",
  b.waits_until as "waitsUntil", b.suspended_at as "suspendedAt"`;

/** Joins for `factColumns`; the account must be in scope as `a`. */
export const factJoins = sql`
  left join policies p on p.clinic_id = a.clinic_id and p.kind = a.kind and p.superseded_at is null
  left join budgets b on b.clinic_id = a.clinic_id and b.kind = 'codes' and b.subject = a.id::text`;

/** The facts as the database gives them; the portal is the request's. */
export type FactRow = Omit<LoginFacts, "portal" | "deviceTrusted"> & {
  /** 0 where the policy could not be read. */
  readonly policyVersion: number;
  readonly trustedDeviceDays: number;
  readonly idleMinutes: number;
};

/** Runs a raw statement that gives at most one row. */
export async function oneRow<Row extends Record<string, unknown>>(
  db: Database,
  statement: ReturnType<typeof sql>,
): Promise<Row | null> {
  const rows = await db.execute<Row>(statement);
  return (rows[0] as Row | undefined) ?? null;
}

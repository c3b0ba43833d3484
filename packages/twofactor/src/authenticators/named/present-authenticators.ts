import type { AccountKey, Database, SessionId } from "@countersign/db";
import { sql } from "drizzle-orm";

/** An authenticator of an account as those who change them see it. */
export type PresentAuthenticator = {
  readonly id: string;
  readonly name: string;
  /** The name in lower case, as the database tells names apart. */
  readonly lowered: string;
  /** Whether it is called what the new one is to be called. */
  readonly hasWantedName: boolean;
};

/** All authenticators of an account, asked under its lock. */
export async function presentAuthenticators(
  tx: Database,
  { clinicId, accountId }: AccountKey,
  wanted: string | null = null,
): Promise<PresentAuthenticator[]> {
  return tx.execute<PresentAuthenticator>(sql`
    select f.id, f.name, lower(f.name) as "lowered",
      coalesce(lower(f.name) = lower(${wanted}::text), false) as "hasWantedName"
    from authenticators f where f.clinic_id = ${clinicId} and f.account_id = ${accountId} order by f.created_at, f.id`);
}

/**
 * Whether a session goes on, asked again under the account's lock: what has ended since the request began ends here
 * too. The session is not locked: redeeming takes logins first, then sessions.
 */
export async function isLiveSession(
  tx: Database,
  { clinicId, accountId, sessionId }: AccountKey & { readonly sessionId: SessionId },
  now: Date,
): Promise<boolean> {
  const rows = await tx.execute(sql`
    select 1 from sessions s where s.clinic_id = ${clinicId} and s.account_id = ${accountId}
      and s.id = ${sessionId} and s.ended_at is null and s.expires_at > ${now}::timestamptz`);
  return rows.length === 1;
}

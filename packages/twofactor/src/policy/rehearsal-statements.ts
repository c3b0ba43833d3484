import type { ClinicId, Database } from "@countersign/db";
import { type SQL, sql } from "drizzle-orm";
import { inUse, SKIP_SESSION_MINUTES } from "../session/lifetimes.ts";
import type { PeopleGroup } from "./rehearsal.ts";
import type { SessionGroup } from "./session-outcomes.ts";

/** Whether the account `a` has an authenticator, as a test that the database answers from one pass over the clinic's. */
export const enrolledIn = (clinicId: ClinicId): SQL =>
  sql`(a.id in (select f.account_id from authenticators f where f.clinic_id = ${clinicId}))`;

/** Whether a message has somewhere to go: an address with a domain, or for patients a phone that was confirmed. */
export const reachable = sql`(a.email ~ '^[^@[:space:]]+@[^@[:space:]]+\\.[^@[:space:].]+$'
  or (a.kind = 'patient' and a.phone_confirmed_at is not null))`;

/** Every active person of the clinic, counted in groups of those who are alike: a few hundred rows for any clinic. */
export async function groupPeople(db: Database, clinicId: ClinicId): Promise<PeopleGroup[]> {
  const rows = await db.execute<PeopleGroup>(sql`
    select a.kind, coalesce(a.role = 'admin', false) as "isAdmin", ${enrolledIn(clinicId)} as "enrolled",
      a.skips_spent as "skipsSpent", a.sign_in_codes_on_at is not null as "signInCodesOn",
      a.phone_confirmed_at is not null as "phoneConfirmed", ${reachable} as "reachable", count(*)::int as "people"
    from accounts a where a.clinic_id = ${clinicId} and a.deactivated_at is null
    group by 1, 2, 3, 4, 5, 6, 7`);
  return [...rows];
}

/** Sessions in use right now that began with the password alone, counted in groups of those that are alike. */
export async function groupSessions(db: Database, clinicId: ClinicId, now: Date): Promise<SessionGroup[]> {
  const minutesAgo = (minutes: number) => sql`${new Date(now.getTime() - minutes * 60_000)}::timestamptz`;
  const rows = await db.execute<SessionGroup>(sql`
    select s.portal, s.method, a.role, ${enrolledIn(clinicId)} as "enrolled", a.skips_spent as "skipsSpent",
      s.started_at <= ${minutesAgo(SKIP_SESSION_MINUTES)} as "pastShift", count(*)::int as "sessions"
    from sessions s join accounts a on a.clinic_id = s.clinic_id and a.id = s.account_id
      left join policies p on p.clinic_id = a.clinic_id and p.kind = a.kind and p.superseded_at is null
    where s.clinic_id = ${clinicId} and ${inUse(now)}
      and s.method in ('password', 'skip') and a.deactivated_at is null
    group by 1, 2, 3, 4, 5, 6`);
  return [...rows];
}

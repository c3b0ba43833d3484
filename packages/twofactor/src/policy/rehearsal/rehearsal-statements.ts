import type { ClinicId, Database } from "@countersign/db";
import { type SQL, sql } from "drizzle-orm";
import { inUse, SKIP_SESSION_MINUTES } from "../../session/lifetimes.ts";
import type { PolicyDraft } from "../policy-draft.ts";
import { trustedForDays } from "./affected-when.ts";
import type { DeviceGroup, PeopleGroup } from "./rehearsal.ts";
import type { SessionGroup } from "./session-outcomes.ts";

/** Whether mails to the account `a` arrive as far as is known: an address with a domain, of which no provider said otherwise. */
export const emailWorks = sql`(a.email ~ '^[^@[:space:]]+@[^@[:space:]]+\\.[^@[:space:].]+$' and a.email_failing_at is null)`;

const phoneWorks = sql`(a.kind = 'patient' and a.phone_confirmed_at is not null and a.phone_failing_at is null)`;

/** Whether a message has somewhere to go under a policy: an address that works, or for patients who may have texts a phone. */
export function reachable(policy: PolicyDraft): SQL {
  return policy.textCodes === "allowed" ? sql`(${emailWorks} or ${phoneWorks})` : emailWorks;
}

/** What a policy looks at, of the account `a`. */
export function subjectColumns(now: Date): SQL {
  return sql`a.enrolled_at is not null as "enrolled", a.skips_spent as "skipsSpent",
    a.sign_in_codes_on_at is not null as "signInCodesOn", a.phone_confirmed_at is not null as "phoneConfirmed",
    ${trustedForDays(now)} as "trustedForDays"`;
}

/** Every active person of the clinic, counted in groups of those who are alike: some hundred rows for any clinic. */
export async function groupPeople(db: Database, clinicId: ClinicId, now: Date): Promise<PeopleGroup[]> {
  const rows = await db.execute<PeopleGroup>(sql`
    select a.kind, coalesce(a.role = 'admin', false) as "isAdmin", ${subjectColumns(now)},
      ${emailWorks} as "emailWorks", ${phoneWorks} as "phoneWorks", count(*)::int as "people"
    from accounts a where a.clinic_id = ${clinicId} and a.deactivated_at is null
    group by 1, 2, 3, 4, 5, 6, 7, 8, 9`);
  return [...rows];
}

/** Sessions in use right now, counted in groups of those that are alike. */
export async function groupSessions(db: Database, clinicId: ClinicId, now: Date): Promise<SessionGroup[]> {
  const minutesAgo = (minutes: number) => sql`${new Date(now.getTime() - minutes * 60_000)}::timestamptz`;
  const rows = await db.execute<SessionGroup>(sql`
    select s.portal, s.method, a.role, a.enrolled_at is not null as "enrolled", a.skips_spent as "skipsSpent",
      s.started_at <= ${minutesAgo(SKIP_SESSION_MINUTES)} as "pastShift",
      greatest(0, floor(extract(epoch from ${now}::timestamptz - s.last_seen_at) / 60))::int as "idleFor",
      count(*)::int as "sessions"
    from sessions s join accounts a on a.clinic_id = s.clinic_id and a.id = s.account_id
      left join policies p on p.clinic_id = a.clinic_id and p.kind = a.kind and p.superseded_at is null
    where s.clinic_id = ${clinicId} and ${inUse(now)} and a.deactivated_at is null
    group by 1, 2, 3, 4, 5, 6, 7`);
  return [...rows];
}

/** Devices that are trusted right now, by kind of people and the days since that began. */
export async function groupDevices(db: Database, clinicId: ClinicId, now: Date): Promise<DeviceGroup[]> {
  const rows = await db.execute<DeviceGroup>(sql`
    select a.kind, floor(extract(epoch from ${now}::timestamptz - d.created_at) / 86400)::int as "trustedForDays",
      count(*)::int as "devices"
    from trusted_devices d join accounts a on a.clinic_id = d.clinic_id and a.id = d.account_id
    where d.clinic_id = ${clinicId} and d.ended_at is null and d.expires_at > ${now}::timestamptz
      and a.deactivated_at is null
    group by 1, 2`);
  return [...rows];
}

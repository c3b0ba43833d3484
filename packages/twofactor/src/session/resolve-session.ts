import type { Clinic } from "@countersign/accounts";
import type { Context } from "@countersign/db";
import { sql } from "drizzle-orm";
import { factColumns, factJoins, oneRow } from "../login/login-facts.ts";
import type { Place } from "../place.ts";
import { skipsLeft, type TextCodes } from "../policy/policy.ts";
import { assuranceOf, type Person } from "./person.ts";
import { sessionEnds } from "./session-ends.ts";
import { type SessionFacts, type SessionStanding, sessionStanding } from "./session-standing.ts";

/** How stale "last seen" may be, in seconds; so that most requests write nothing. */
const SEEN_EVERY_SECONDS = 60;

export type ResolvedSession =
  | { readonly live: true; readonly person: Person }
  | { readonly live: false; readonly why: "missing" | Extract<SessionStanding, { live: false }>["why"] };

type SessionRow = SessionFacts &
  Omit<Person, "assurance" | "policy" | "notice" | "skipsLeft" | "clinic" | "ends"> & {
    /** The same after this request was counted, where it was. */
    readonly seenAt: Date;
    readonly clinic: Clinic;
    readonly policyVersion: number;
    readonly trustedDeviceDays: number;
    readonly textCodes: TextCodes;
  };

/**
 * Who is behind a session id, asked of the database at every request: one statement over session, account, clinic and
 * policy. A session of another portal or clinic is not found.
 *
 * @param input ids as the session token carries them; they decide nothing by themselves
 * @param input.quietly true: asking is nothing that the person did, and keeps the session no longer
 */
export async function resolveSession(
  context: Context,
  input: { place: Place; clinicId: string; sessionId: string; quietly?: boolean },
): Promise<ResolvedSession> {
  const now = context.now();
  const seenBefore = new Date(now.getTime() - SEEN_EVERY_SECONDS * 1000);
  const row = await oneRow<SessionRow>(
    context.db,
    sql`
    with found as (
      select s.clinic_id as "clinicId", s.account_id as "accountId", s.id as "sessionId", s.portal as "portal",
        s.method as "method", s.started_at as "startedAt", s.last_seen_at as "lastSeenAt", s.expires_at as "expiresAt",
        s.fresh_at as "freshAt", s.ended_at as "endedAt", s.ended_by as "endedBy", a.deactivated_at as "deactivatedAt", a.kind as "kind",
        a.role as "role", a.name as "name", a.email as "email", a.phone as "phone",
        a.email_failing_at is not null as "emailFailing", a.phone_failing_at is not null as "phoneFailing",
        jsonb_build_object('id', c.id, 'slug', c.slug, 'name', c.name, 'helpPhone', c.help_phone,
          'helpEmail', c.help_email, 'helpHours', c.help_hours, 'accent', c.accent, 'logoVersion', c.logo_version, 'country', c.country, 'timeZone', c.time_zone) as "clinic",
        exists (select from recovery_code_sets r where r.clinic_id = a.clinic_id and r.account_id = a.id
          and r.seen_at is null) as "unseenRecoveryCodes",
        ${factColumns}
      from sessions s
        join clinics c on c.id = s.clinic_id and c.slug = ${input.place.clinicSlug}
        join accounts a on a.clinic_id = s.clinic_id and a.id = s.account_id
        ${factJoins}
      where s.clinic_id = ${input.clinicId} and s.id = ${input.sessionId} and s.portal = ${input.place.portal}),
    seen as (
      update sessions s set last_seen_at = ${now}::timestamptz from found
      where s.clinic_id = found."clinicId" and s.id = found."sessionId" and s.ended_at is null
        and not ${input.quietly ?? false}::boolean
        -- A session that was idle too long must not be woken by the request that finds it so.
        and s.last_seen_at < ${seenBefore}::timestamptz and s.expires_at > ${now}::timestamptz
        and s.last_seen_at > ${now}::timestamptz - make_interval(mins => found."idleMinutes")
      returning s.last_seen_at)
    select found.*, coalesce(seen.last_seen_at, found."lastSeenAt") as "seenAt" from found left join seen on true`,
  );
  if (!row) return { live: false, why: "missing" };
  const standing = sessionStanding(row, now);
  if (!standing.live) return standing;
  const { policyVersion: version, mode, skipsAllowed, trustedDeviceDays, idleMinutes, textCodes, ...rest } = row;
  return {
    live: true,
    person: {
      ...rest,
      assurance: assuranceOf(row.method),
      // New ones are made for the password, so never where the password is all that was proved.
      unseenRecoveryCodes: row.unseenRecoveryCodes && assuranceOf(row.method) === 2,
      policy: { mode, version, skipsAllowed, trustedDeviceDays, idleMinutes, textCodes },
      skipsLeft: skipsLeft(row),
      notice: standing.notice,
      ends: sessionEnds({ ...row, lastSeenAt: row.seenAt }, standing.notice),
    },
  };
}

import { hasConsoleRole } from "@countersign/accounts";
import { eventFrom } from "@countersign/audit";
import { type AccountId, type ClinicId, type Context, newId, type SessionId, tokenDigest } from "@countersign/db";
import { sql } from "drizzle-orm";
import type { Place } from "../place.ts";
import { SKIP_SESSION_MINUTES, sessionMinutes } from "../session/lifetimes.ts";
import { isTrusted } from "../trusted-devices/trust.ts";
import { oneRow } from "./login-facts.ts";
import { type ClaimedSession, isUsable, type SessionUse } from "./login-use.ts";

export type RedeemedSession = {
  readonly clinicId: ClinicId;
  readonly accountId: AccountId;
  readonly sessionId: SessionId;
  readonly email: string;
  readonly expiresAt: Date;
  /** Where the login was to lead, as it was kept when it began. */
  readonly returnTo: string | null;
  /** Until when this browser is trusted from now on, if the person wished so and the policy lets them. */
  readonly trustedUntil: Date | null;
};

/** Whether the policy in force lets devices of the account `a` be trusted. */
const policyTrusts = sql`exists (select from policies p where p.clinic_id = a.clinic_id and p.kind = a.kind
  and p.superseded_at is null and p.mode = 'required_once_per_device')`;

/** What was typed for this very login, and may make a device trusted: no recovery code, no skip, no set-up. */
const earnsTrust = sql`(login.trust_hash is not null and login.purpose = 'sign_in' and login.portal <> 'admin'
  and login.completed_by in ('authenticator', 'email_code', 'text_code'))`;

/** Whether the policy in force asks nobody of this kind: then the password is enough for patients with a factor too. */
const policyAsksNobody = sql`exists (select from policies p where p.clinic_id = a.clinic_id and p.kind = a.kind
  and p.superseded_at is null and p.mode = 'off')`;

/**
 * A login that the password alone completed counts only while the password is still enough: a factor or sign-in codes
 * turned on since it began would be walked around. So would an authenticator by a code that was mailed before there was
 * one. A trusted device counts only while the policy lets it.
 */
const stillEnough = sql`(l.completed_by not in ('password', 'skip', 'email_code', 'text_code')
    or l.completed_by in ('password', 'skip') and ${policyAsksNobody}
    or not exists (select from authenticators f where f.clinic_id = l.clinic_id and f.account_id = l.account_id))
  and (l.completed_by not in ('password', 'skip') or a.sign_in_codes_on_at is null or l.portal <> 'patient'
    or a.sign_in_codes_on_at <= l.created_at)
  and (l.completed_by <> 'trusted_device' or ${policyTrusts})`;

/**
 * Turns a completed login into a session: once, in one statement, with its audit event. A step-up ends the session it
 * was begun in and takes its place, keeping when it started and when it must end; anywhere else it is worth nothing. A
 * login of a password that was replaced since is worth nothing. Called by next-auth's `authorize` and by nothing else.
 *
 * @param input.use  what it is redeemed for
 * @param input.over the session that this browser loses by signing in, anyone's; it ends too
 * @returns null when the login is not completed, was redeemed already, has expired or belongs elsewhere
 */
export function redeemLogin(
  context: Context,
  input: {
    readonly place: Place;
    readonly token: string;
    readonly use: SessionUse;
    readonly over?: ClaimedSession | null;
  },
): Promise<RedeemedSession | null> {
  const { place, use } = input;
  const over = use.purpose === "sign_in" ? (input.over ?? null) : null;
  const now = context.now();
  const sessionId = newId<SessionId>(now);
  const lifetime = sessionMinutes[place.portal];
  return oneRow<RedeemedSession>(
    context.db,
    sql`
    with login as (
      update logins l set redeemed_at = ${now}::timestamptz,
        -- A browser that was never seen before is told of; with the first login of all there is nobody to warn.
        settled_at = case when l.known_browser or l.completed_by = 'trusted_device' or a.last_login_at is null
          then ${now}::timestamptz end
      from clinics c, accounts a
      where c.id = l.clinic_id and c.slug = ${place.clinicSlug} and l.portal = ${place.portal}
        and a.clinic_id = l.clinic_id and a.id = l.account_id and a.deactivated_at is null
        and (l.portal <> 'admin' or ${hasConsoleRole})
        and (l.purpose <> 'sign_in' or l.password_version = a.password_version)
        and l.token_hash = ${tokenDigest(input.token)} and ${isUsable(use, now)}
        and l.completed_at is not null and l.expires_at > ${now}::timestamptz
        and num_nonnulls(l.redeemed_at, l.cancelled_at, l.replaced_at, l.failed_at) = 0
        and ${stillEnough}
      returning l.*, a.kind, a.email as account_email),
    earlier as (
      update sessions s set ended_at = ${now}::timestamptz, ended_by = 'rotated' from login
      where s.clinic_id = login.clinic_id and s.id = login.session_id and s.ended_at is null
      returning s.started_at, s.expires_at),
    seen as (
      update accounts a set last_login_at = ${now}::timestamptz from login
      where a.clinic_id = login.clinic_id and a.id = login.account_id and login.purpose = 'sign_in'
        -- Asked again under the row's lock: the password may be replaced at this very moment.
        and a.password_version = login.password_version
      returning a.id),
    device as (
      update trusted_devices d set last_used_at = ${now}::timestamptz, browser = login.browser, address = login.address
      from login
      where login.completed_by = 'trusted_device' and d.clinic_id = login.clinic_id and d.account_id = login.account_id
        and d.id = (login.decision->>'trustedDevice')::uuid and ${isTrusted(now)}
      returning d.id),
    session as (
      insert into sessions (clinic_id, id, account_id, login_id, portal, method, browser, address,
        started_at, created_at, last_seen_at, expires_at, fresh_at)
      select login.clinic_id, ${sessionId}::uuid, login.account_id, login.id, login.portal, login.completed_by,
        login.browser, login.address, coalesce(earlier.started_at, ${now}::timestamptz), ${now}::timestamptz, ${now}::timestamptz,
        coalesce(earlier.expires_at, ${now}::timestamptz
          + make_interval(mins => case when login.completed_by = 'skip' then ${SKIP_SESSION_MINUTES}::int else ${lifetime}::int end)),
        case when login.purpose = 'sign_in' and login.completed_by in ('password', 'skip', 'trusted_device') then null else ${now}::timestamptz end
      from login left join earlier on true left join seen on true
      where (seen.id is not null or earlier.started_at is not null)
        -- Asked again under the device's lock: its trust may be ended at this very moment.
        and (login.completed_by <> 'trusted_device' or exists (select from device))
      returning clinic_id, id as session_id, account_id, account_id as actor_id, login_id, portal, address, browser, method, expires_at),
    over as (
      -- Nobody can sign out of it any more: the cookie that held it is about to hold another.
      update sessions s set ended_at = ${now}::timestamptz, ended_by = 'signed_out' from session
      where s.clinic_id = session.clinic_id and s.portal = session.portal and s.ended_at is null
        and s.clinic_id::text = ${over?.clinicId ?? null}::text and s.id::text = ${over?.sessionId ?? null}::text
      returning s.clinic_id, s.portal, s.account_id, s.account_id as actor_id, s.login_id, s.id as session_id,
        session.address, session.browser),
    over_event as (${eventFrom(sql`over`, { event: "session.ended", outcome: "success", at: now, details: { by: "signed_in_over" } })}),
    trusted as (
      insert into trusted_devices (clinic_id, id, account_id, portal, token_hash, browser, address, created_at,
        last_used_at, expires_at)
      select login.clinic_id, ${newId(now)}::uuid, login.account_id, login.portal, login.trust_hash, login.browser,
        login.address, ${now}::timestamptz, ${now}::timestamptz,
        ${now}::timestamptz + make_interval(days => p.trusted_device_days)
      from login join session on session.login_id = login.id join policies p on p.clinic_id = login.clinic_id
        and p.kind = login.kind and p.superseded_at is null and p.mode = 'required_once_per_device'
      where ${earnsTrust} returning expires_at),
    trust_event as (${eventFrom(sql`(select session.* from session, trusted) as made`, {
      event: "trusted_device.added",
      outcome: "success",
      at: now,
      details: sql`select jsonb_build_object('until', expires_at) from trusted`,
    })}),
    event as (${eventFrom(sql`session`, {
      event: "session.started",
      outcome: "success",
      at: now,
      details: sql`select jsonb_build_object('method', session.method, 'purpose', login.purpose)
          || case when login.decision is null then '{}' else jsonb_build_object('decision', login.decision) end
        from session, login`,
    })})
    select session.clinic_id as "clinicId", session.account_id as "accountId", session.session_id as "sessionId",
      login.account_email as "email", session.expires_at as "expiresAt", login.return_to as "returnTo",
      (select expires_at from trusted) as "trustedUntil"
    from session, login`,
  );
}

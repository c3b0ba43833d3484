import { eventFrom } from "@countersign/audit";
import type { AccountId, Context, Database } from "@countersign/db";
import { newId } from "@countersign/db";
import { SIGN_IN_CODE_MINUTES } from "@countersign/messages";
import { sql } from "drizzle-orm";
import { countryOf } from "../contact/phone-number.ts";
import { textDailyCap } from "../contact/text-countries.ts";
import { oneRow } from "../login/login-facts.ts";
import { isOpen, type LoginRow, loginByToken, loginColumns } from "../login/login-row.ts";
import { isUsable, type LoginUse } from "../login/login-use.ts";
import type { Place } from "../place.ts";
import type { CodeChannel } from "./issue.ts";
import { takesCodes } from "./takes-sign-in-codes.ts";

export const RESEND_AFTER_SECONDS = 30;
export const SENDS_PER_LOGIN = 3;
/** Per account and per destination; what completed logins sent is given back. */
export const SENDS_PER_HOUR = 5;
export const SENDS_PER_DAY = 10;

/** What speaks against one more message; the first two against a text only. */
export type SendObjection =
  | "country_not_allowed"
  | "texts_used_up"
  | "no_more_in_this_login"
  | "too_many_today"
  | "too_many_this_hour"
  | "too_soon";

export type NextIssue = {
  readonly why: SendObjection | null;
  readonly lastSentAt: Date | null;
  /** null without an objection: the login ended in the meantime. */
  readonly issue: number | null;
  /** Whoever has the address that is being proved, where they have not been told lately that somebody wants it. */
  readonly ownerId: AccountId | null;
};

/**
 * Reads the login and takes its turn: sends to one account or to one address happen one after the other, so that the
 * next statement counts what was really sent, and so do a clinic's texts. Addresses share 256 locks, because a lock
 * needs no more than their digest's first byte and a row should not tell more.
 *
 * Of staff and admins it finds nothing but the address they are proving: they sign in with other codes.
 *
 * @param input.channel null where the first code goes by whichever way reaches the person
 */
export function takeTurn(
  db: Database,
  input: {
    readonly place: Place;
    readonly use: LoginUse;
    readonly token: string;
    readonly channel: CodeChannel | null;
  },
  now: Date,
): Promise<LoginRow | null> {
  const { place, use, token, channel } = input;
  return oneRow<LoginRow>(
    db,
    sql`
    with login as (
      select ${loginColumns} from ${loginByToken(place, token)} and ${isUsable(use, now)} and (l.portal = 'patient' or l.purpose = 'confirm_email')),
    lanes as (
      select distinct login."clinicId" as clinic_id, lane.subject
      from login, lateral (
        select login."accountId"::text as subject
        union all
        select 'texts' where ${channel}::text = 'text'
          or (${channel}::text is null and login."emailFailing" and login."phoneConfirmed")
        union all
        select 'to/' || get_byte(sha256(convert_to(address, 'UTF8')), 0)
        from unnest(array[login."email", login."newEmail", coalesce(login."phone", login."accountPhone")]) as address
        where address is not null) as lane),
    held as (
      insert into budgets (clinic_id, kind, subject, charged_at)
      select clinic_id, 'sends', subject, ${now}::timestamptz from lanes order by subject
      on conflict (clinic_id, kind, subject) do update set charged_at = excluded.charged_at
      returning 1)
    select * from login`,
  );
}

/**
 * Writes the next issue, unless a limit speaks against it. Call it after `takeTurn`, in its transaction. The code for an
 * email address that is another account's already is too old from its first moment, so that everything goes on as if it
 * were free, and comes to nothing.
 */
export async function issueNext(
  context: Context,
  db: Database,
  input: { readonly login: LoginRow; readonly channel: CodeChannel; readonly to: string },
): Promise<NextIssue> {
  const { login, channel, to } = input;
  // Who asks for an email address that is somebody's must neither use up its owner's codes nor learn from them.
  const asked = login.purpose === "confirm_email" ? [login.purpose] : [];
  const destinationHash = context.keys.mac("destination", [login.clinicId, to, ...asked]);
  const country = channel === "text" ? countryOf(to) : null;
  const now = context.now();
  const since = (seconds: number) => sql`${new Date(now.getTime() - seconds * 1000)}::timestamptz`;
  const expiresAt = new Date(now.getTime() + SIGN_IN_CODE_MINUTES * 60_000);
  const row = await oneRow<NextIssue>(
    db,
    sql`
    with mine as (
      select count(*) as sent, max(issue) as newest, max(created_at) as last_at,
        bool_and(channel <> ${channel}) as is_first_change
      from sign_in_codes where clinic_id = ${login.clinicId} and login_id = ${login.loginId}),
    recent as (
      select s.created_at > ${since(3600)} as this_hour, s.account_id = ${login.accountId} as to_account,
        s.destination_hash = ${destinationHash} as to_destination
      from sign_in_codes s join logins l on l.clinic_id = s.clinic_id and l.id = s.login_id
      where s.clinic_id = ${login.clinicId} and s.created_at > ${since(86_400)} and l.completed_at is null
        and (s.account_id = ${login.accountId} or s.destination_hash = ${destinationHash})),
    busiest as (
      select greatest(count(*) filter (where to_account), count(*) filter (where to_destination)) as today,
        greatest(count(*) filter (where to_account and this_hour), count(*) filter (where to_destination and this_hour)) as hour
      from recent),
    texts as (
      select count(s.id) as texted, count(s.id) filter (where s.country = t.country) as there,
        ${textDailyCap} as most, coalesce(t.daily_cap, 0) as most_there
      from clinics c
        left join text_countries t on t.clinic_id = c.id and t.country = ${country}::text
        left join sign_in_codes s on s.clinic_id = c.id and s.channel = 'text' and s.created_at > ${since(86_400)}
      where c.id = ${login.clinicId} and ${channel}::text = 'text'
      group by c.id, t.daily_cap),
    taken as (
      select o.id, o.deactivated_at from accounts o
      where o.clinic_id = ${login.clinicId} and o.kind = ${login.kind} and o.email = ${login.newEmail}::text
        and o.id <> ${login.accountId}),
    verdict as (
      select mine.*, case
        when texts.most = 0 or texts.most_there = 0 then 'country_not_allowed'
        when texts.texted >= texts.most or texts.there >= texts.most_there then 'texts_used_up'
        when sent >= ${SENDS_PER_LOGIN} then 'no_more_in_this_login'
        when today >= ${SENDS_PER_DAY} then 'too_many_today'
        when hour >= ${SENDS_PER_HOUR} then 'too_many_this_hour'
        when last_at > ${since(RESEND_AFTER_SECONDS)} and not is_first_change then 'too_soon' end as why
      from mine cross join busiest left join texts on true),
    issued as (
      insert into sign_in_codes
        (clinic_id, id, login_id, account_id, issue, channel, destination_hash, country, key_id, created_at, expires_at)
      select l.clinic_id, ${newId(now)}::uuid, l.id, l.account_id, coalesce(newest, 0) + 1, ${channel}::text,
        ${destinationHash}::bytea, ${country}::text, ${context.keys.newestId}::text, ${now}::timestamptz,
        case when exists (select from taken) then ${now}::timestamptz else ${expiresAt}::timestamptz end
      from verdict, logins l
      where why is null and l.clinic_id = ${login.clinicId} and l.id = ${login.loginId} and ${isOpen(now)}
        and ${takesCodes}
      returning issue),
    told as (
      insert into budgets (clinic_id, kind, subject, charged_at)
      select ${login.clinicId}::uuid, 'sends', ${`in_use/${destinationHash.toString("base64url")}`}::text, ${now}::timestamptz
      from issued, taken where taken.deactivated_at is null
      on conflict (clinic_id, kind, subject) do update set charged_at = excluded.charged_at
      where budgets.charged_at <= ${since(86_400)}
      returning 1),
    sender as (
      select l.clinic_id, l.portal, l.account_id, l.account_id as actor_id, l.id as login_id, l.session_id,
        l.address, l.browser, issued.issue
      from issued, logins l where l.clinic_id = ${login.clinicId} and l.id = ${login.loginId}),
    event as (${eventFrom(sql`sender`, {
      event: "sign_in_code.sent",
      outcome: "success",
      at: now,
      details: sql`jsonb_build_object('channel', ${channel}::text, 'issue', issue, 'purpose', ${login.purpose}::text)`,
    })})
    select why, last_at as "lastSentAt", (select issue from issued) as "issue",
      (select taken.id from taken, told) as "ownerId" from verdict`,
  );
  return row ?? { why: null, lastSentAt: null, issue: null, ownerId: null };
}

import type { AuditEventName } from "@countersign/audit";
import type { AccountKey, Context, Database, LoginId, Portal } from "@countersign/db";
import { type SQL, sql } from "drizzle-orm";

/** Minutes in which a login is finished by whoever means to, or begun once more. */
const PATIENCE_MINUTES = 10;
/** Of what happened longer ago nobody is told any more: the courier was away, and the news would only frighten. */
const NEWS_HOURS = 24;
/** An account hears of unfinished logins this often at most; those of the time between are gathered. */
const HOURS_BETWEEN_NOTICES = 1;
/** Moments of one change differ by what its statements take. */
const SAME_MOMENT_SECONDS = 5;

/** What of their own doing stops a person's other logins. */
const OWN_CHANGES = [
  "authenticator.enrolled",
  "authenticator.replaced",
  "authenticator.added",
  "authenticator.removed",
  "two_factor.disabled",
  "sign_in_codes.turned_off",
  "account.password_changed",
  "account.password_reset",
  "account.email_changed",
  "account.disowned",
  "phone.confirmed",
] as const satisfies readonly AuditEventName[];

/** A login that is settled now: told as one of these, or to nobody. */
export type SettledLogin = {
  readonly loginId: LoginId;
  readonly verdict: "new_browser" | "unfinished" | "nobody";
  readonly portal: Portal;
  readonly browser: string;
  readonly address: string;
  readonly createdAt: Date;
  readonly redeemedAt: Date | null;
};

/** Whether the login `l` is to be looked at: redeemed and not settled then, or over without that. */
function isDue(now: Date): SQL {
  return sql`(l.settled_at is null and l.purpose = 'sign_in' and (l.redeemed_at is not null
    or (l.created_at <= ${now}::timestamptz - make_interval(mins => ${PATIENCE_MINUTES}) and (l.expires_at <= ${now}::timestamptz
      or num_nonnulls(l.cancelled_at, l.replaced_at, l.failed_at) > 0))))`;
}

/** The next accounts of all clinics with a login that is due, in one order; `after` is the last of those before. */
export async function nextUnsettled(
  { db, now }: Context,
  after: AccountKey | null,
  most: number,
): Promise<readonly AccountKey[]> {
  const further = after ? sql`and (l.clinic_id, l.account_id) > (${after.clinicId}, ${after.accountId})` : sql``;
  return db.execute<AccountKey>(sql`
    select distinct l.clinic_id as "clinicId", l.account_id as "accountId" from logins l
    where ${isDue(now())} ${further} order by 1, 2 limit ${most}`);
}

/**
 * Settles the logins of one account that can be, and says as what. A login that is still being tried again waits, and so
 * does one whose person was told of others less than an hour ago. The caller holds the account's messages.
 */
export async function settleDueLogins(
  tx: Database,
  { clinicId, accountId }: AccountKey,
  now: Date,
): Promise<readonly SettledLogin[]> {
  return tx.execute<SettledLogin>(sql`
    with due as (
      select l.id, ${verdictOf(now)} as verdict from logins l
        join accounts a on a.clinic_id = l.clinic_id and a.id = l.account_id
      where l.clinic_id = ${clinicId} and l.account_id = ${accountId} and ${isDue(now)}),
    settled as (
      update logins l set settled_at = ${now}::timestamptz from due
      where l.clinic_id = ${clinicId} and l.id = due.id and l.settled_at is null and due.verdict <> 'wait'
      returning l.id as "loginId", due.verdict, l.portal, l.browser, l.address, l.created_at as "createdAt",
        l.redeemed_at as "redeemedAt")
    select * from settled order by "createdAt", "loginId"`);
}

/** What the login `l` of the account `a` comes to. The order of its lines is the rule. */
function verdictOf(now: Date): SQL {
  const at = sql`${now}::timestamptz`;
  return sql`case
    when a.deactivated_at is not null or l.created_at < ${at} - make_interval(hours => ${NEWS_HOURS}) then 'nobody'
    when l.redeemed_at is not null then 'new_browser'
    -- Everything owed was proved: nobody was kept out who had to be.
    when l.completed_at is not null then 'nobody'
    when ${triedAgain(sql`r.redeemed_at is not null`)} then 'nobody'
    when ${triedAgain(sql`r.expires_at > ${at} and num_nonnulls(r.redeemed_at, r.cancelled_at, r.replaced_at, r.failed_at) = 0`)}
      then 'wait'
    when ${stoppedByOwnChange} then 'nobody'
    when ${toldLately(now)} then 'wait'
    else 'unfinished' end`;
}

/** Whether somebody in the same browser, at the same address, began once more while there was time, and it went so. */
function triedAgain(how: SQL): SQL {
  return sql`exists (select from logins r where r.clinic_id = l.clinic_id and r.account_id = l.account_id and r.id <> l.id
    and r.purpose = 'sign_in' and r.browser = l.browser and r.address = l.address
    and r.created_at between l.created_at and l.created_at + make_interval(mins => ${PATIENCE_MINUTES}) and ${how})`;
}

/** Whether a change that the person made in the same browser, at the same address, is what ended it. */
const stoppedByOwnChange = sql`exists (select from audit_events e
  where e.clinic_id = l.clinic_id and e.account_id = l.account_id and e.actor_id = l.account_id
    and e.id >= uuid_v7_floor(l.cancelled_at - make_interval(secs => ${SAME_MOMENT_SECONDS}))
    and e.id < uuid_v7_floor(l.cancelled_at + make_interval(secs => ${SAME_MOMENT_SECONDS}))
    and e.event in (${sql.join(
      OWN_CHANGES.map((event) => sql`${event}`),
      sql`, `,
    )}) and e.browser = l.browser and e.address = l.address)`;

function toldLately(now: Date): SQL {
  return sql`exists (select from audit_events e
    where e.clinic_id = l.clinic_id and e.account_id = l.account_id and e.event = 'sign_in.unfinished'
      and e.id > uuid_v7_floor(${now}::timestamptz - make_interval(hours => ${HOURS_BETWEEN_NOTICES})))`;
}

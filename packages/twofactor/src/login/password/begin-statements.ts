import {
  ADDRESS_FREE_FAILURES,
  anyImportedHash,
  hasConsoleRole,
  laneRows,
  nextSpent,
  type PasswordLane,
  waitAfter,
  waitAfterFree,
} from "@countersign/accounts";
import { eventFrom } from "@countersign/audit";
import type { AccountId, ClinicId, Database, LoginId } from "@countersign/db";
import { kindOf } from "@countersign/db";
import { type SQL, sql } from "drizzle-orm";
import type { Place, Visitor } from "../../place.ts";
import { trustedDeviceOf } from "../../trusted-devices/trust.ts";
import { type FactRow, factColumns, factJoins, oneRow } from "../login-facts.ts";

/** What one password try finds: the clinic, perhaps an account, and whether the try was paid for. */
export type PasswordTry = FactRow & {
  readonly clinicId: ClinicId;
  readonly clinicName: string;
  readonly accountId: AccountId | null;
  readonly email: string | null;
  readonly passwordHash: string | null;
  readonly passwordVersion: number;
  /** A hash that another system made, of anybody of this clinic and kind, while there is one. */
  readonly importedHash: string | null;
  readonly blockedUntil: Date | null;
  /** The trusted device whose secret the browser holds. */
  readonly trustedDevice: string | null;
  readonly charged: number;
};

/**
 * Charges a password try to its lanes and reads everything the login depends on. No row: no such clinic.
 * `charged` smaller than the number of lanes: somebody else's try came first, and this one must not be looked at.
 */
export function chargePasswordTry(
  db: Database,
  input: {
    readonly place: Place;
    readonly email: string;
    readonly charged: readonly PasswordLane[];
    readonly checked: readonly PasswordLane[];
    readonly now: Date;
    readonly trustSecrets: readonly string[];
  },
): Promise<PasswordTry | null> {
  const { place, now } = input;
  return oneRow<PasswordTry>(
    db,
    sql`
    with clinic as (select id, name from clinics where slug = ${place.clinicSlug}),
    blocked as (
      select max(b.waits_until) as until from clinic join budgets b on b.clinic_id = clinic.id
      where (b.kind, b.subject) in (${laneRows([...input.charged, ...input.checked])}) and b.waits_until > ${now}::timestamptz),
    charged as (
      insert into budgets (clinic_id, kind, subject, spent, charged_at)
      select clinic.id, lane.kind, lane.subject, 1, ${now}::timestamptz
      from clinic, blocked, (values ${laneRows(input.charged)}) as lane (kind, subject)
      where blocked.until is null
      on conflict (clinic_id, kind, subject) do update set
        spent = ${nextSpent(now)}, charged_at = excluded.charged_at,
        waits_until = excluded.charged_at + make_interval(secs => ${waitAfter(nextSpent(now))})
      where budgets.waits_until is null or budgets.waits_until <= excluded.charged_at
      returning kind)
    select clinic.id as "clinicId", clinic.name as "clinicName", a.id as "accountId", a.email as "email",
      a.password_hash as "passwordHash", coalesce(a.password_version, 0) as "passwordVersion",
      (${anyImportedHash(kindOf(place.portal))}) as "importedHash",
      ${trustedDeviceOf(place.portal, input.trustSecrets, now)} as "trustedDevice",
      (select until from blocked) as "blockedUntil", (select count(*)::int from charged) as "charged", ${factColumns}
    from clinic
      left join accounts a on a.clinic_id = clinic.id and a.kind = ${kindOf(place.portal)} and a.email = ${input.email}
        and a.deactivated_at is null and (${place.portal}::text <> 'admin' or ${hasConsoleRole})
      ${factJoins}`,
  );
}

/** After a wrong password: the trail gets an event, the address a mark. The same statement whether the account exists or not. */
export async function recordWrongPassword(
  db: Database,
  input: {
    readonly place: Place;
    readonly clinicId: ClinicId;
    readonly accountId: AccountId | null;
    readonly failures: readonly PasswordLane[];
    readonly visitor: Visitor;
    readonly now: Date;
  },
): Promise<void> {
  const { now, visitor } = input;
  const marked =
    input.failures.length === 0
      ? sql`select 1`
      : sql`
      insert into budgets (clinic_id, kind, subject, spent, charged_at)
      select ${input.clinicId}::uuid, lane.kind, lane.subject, 1, ${now}::timestamptz
      from (values ${laneRows(input.failures)}) as lane (kind, subject)
      on conflict (clinic_id, kind, subject) do update set
        spent = ${nextSpent(now)}, charged_at = excluded.charged_at,
        waits_until = excluded.charged_at + make_interval(secs => ${waitAfterFree(nextSpent(now), ADDRESS_FREE_FAILURES)})
      returning 1`;
  const who = sql`(select ${input.clinicId}::uuid as clinic_id, ${input.place.portal}::text as portal,
    ${input.accountId}::uuid as account_id, null::uuid as actor_id, null::uuid as login_id, null::uuid as session_id,
    ${visitor.address}::text as address, ${visitor.browser}::text as browser) as who`;
  await db.execute(sql`
    with marked as (${marked}),
    event as (${eventFrom(who, { event: "sign_in.password_wrong", outcome: "failure", at: now })})
    select 1`);
}

/** Forgives what the right password paid: the pair's and the browser's lane whole, the account's by this one try. */
export function forgivePassword(clinicId: ClinicId, charged: readonly PasswordLane[]): SQL {
  // Locked in the order in which they are charged: two logins of one person must not wait for each other in a circle.
  return sql`update budgets set waits_until = null,
      spent = case when budgets.kind = 'password_account' then greatest(budgets.spent - 1, 0) else 0 end
    from (select kind, subject from budgets where clinic_id = ${clinicId} and (kind, subject) in (${laneRows(charged)})
      order by kind, subject for update) as lane
    where budgets.clinic_id = ${clinicId} and budgets.kind = lane.kind and budgets.subject = lane.subject returning 1`;
}

/** Marks an earlier login of the same browser as replaced, so that its tab can say so. */
export function replaceEarlierLogin(clinicId: ClinicId, digest: Buffer | null, now: Date, except: LoginId): SQL {
  return sql`update logins set replaced_at = ${now}::timestamptz
    where clinic_id = ${clinicId} and token_hash = ${digest}::bytea and id <> ${except} and purpose = 'sign_in'
      and num_nonnulls(redeemed_at, cancelled_at, replaced_at, failed_at) = 0 and expires_at > ${now}::timestamptz
    returning 1`;
}

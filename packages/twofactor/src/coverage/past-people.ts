import type { AuditEventName } from "@countersign/audit";
import type { ClinicId } from "@countersign/db";
import { type SQL, sql } from "drizzle-orm";

/** What else may have been written since "now" was read, by a replica whose clock is ahead. */
const AHEAD = "1 day";

type Change = { readonly [Event in AuditEventName]?: SQL };

const had = (what: "authenticator" | "signInCodes") =>
  sql`coalesce((e.details->'had'->>${sql.raw(`'${what}'`)})::boolean, true)`;

/**
 * What the first event after a moment tells of what was before it. Nobody's history has to be known from its
 * beginning: where nothing happened since, what is now was then.
 */
const factors: Change = {
  "authenticator.enrolled": sql`false`,
  "authenticator.replaced": sql`true`,
  "two_factor.disabled": sql`true`,
  "two_factor.reset": had("authenticator"),
};
const codes: Change = {
  "sign_in_codes.turned_on": sql`false`,
  "sign_in_codes.turned_off": sql`true`,
  "two_factor.reset": had("signInCodes"),
};
const activity: Change = { "account.deactivated": sql`true`, "account.reactivated": sql`false` };
const roles: Change = { "account.role_changed": sql`e.details->>'from'` };
const restarts: Change = { "skips.restarted": sql`(e.details->>'spent')::int` };

/** After which a suspension is over. */
const forgiving: readonly AuditEventName[] = [
  "factors.unlocked",
  "recovery_code.used",
  "two_factor.disabled",
  "two_factor.reset",
];

/**
 * CTEs that end in `past`: everybody who had an active account just before a moment, as they were then, with the
 * columns kind, id, name, role, enrolled, skips, codes, barred. Right for every moment since which the trail is whole.
 *
 * @param input.before the moment; what happened at it is after it
 */
export function pastPeople(input: { readonly clinicId: ClinicId; readonly before: Date; readonly now: Date }): SQL {
  const { clinicId, before, now } = input;
  const floor = sql`uuid_v7_floor(${before}::timestamptz)`;
  const isLater = sql`e.clinic_id = ${clinicId} and e.id >= ${floor}
    and e.id < uuid_v7_floor(${now}::timestamptz + interval '${sql.raw(AHEAD)}')`;
  const first = (change: Change) => {
    const names = Object.keys(change);
    const tells = Object.entries(change).map(([name, was]) => sql`when ${literal(name)} then ${was}`);
    return sql`select distinct on (e.account_id) e.account_id, e.id, case e.event ${sql.join(tells, sql` `)} end as was
      from later e where e.event in (${literals(names)}) order by e.account_id, e.id`;
  };
  const told = [factors, codes, activity, roles, restarts].flatMap((change) => Object.keys(change));
  return sql`
    later as materialized (
      select e.account_id, e.id, e.event, e.details from audit_events e
      where ${isLater} and e.event in (${literals([...new Set(told)])})),
    factor as materialized (${first(factors)}),
    code as materialized (${first(codes)}),
    activity as materialized (${first(activity)}),
    role as materialized (${first(roles)}),
    restart as materialized (${first(restarts)}),
    spent as materialized (
      select e.account_id, count(*)::int as skips from audit_events e left join restart on restart.account_id = e.account_id
      where ${isLater} and e.event = 'skip.spent' and (restart.id is null or e.id < restart.id) group by e.account_id),
    suspended as materialized (
      select distinct s.account_id from audit_events s
      where s.clinic_id = ${clinicId} and s.event = 'factors.suspended' and s.id < ${floor}
        and not exists (select from audit_events e where e.clinic_id = s.clinic_id and e.account_id = s.account_id
          and e.id > s.id and e.id < ${floor} and e.event in (${literals(forgiving)}))),
    past as (
      select a.kind, a.id, a.name, coalesce(role.was, a.role) as role,
        a.kind = 'staff' and coalesce(factor.was, a.enrolled_at is not null) as enrolled,
        a.kind = 'patient' and coalesce(code.was, a.sign_in_codes_on_at is not null) as codes,
        coalesce(restart.was, a.skips_spent) - coalesce(spent.skips, 0) as skips,
        suspended.account_id is not null as barred
      from accounts a
        left join factor on factor.account_id = a.id left join code on code.account_id = a.id
        left join activity on activity.account_id = a.id left join role on role.account_id = a.id
        left join restart on restart.account_id = a.id left join spent on spent.account_id = a.id
        left join suspended on suspended.account_id = a.id
      where a.clinic_id = ${clinicId} and a.created_at < ${before}::timestamptz
        and coalesce(activity.was, a.deactivated_at is null))`;
}

/** As part of the statement and not as its parameters: only so can the database see which index they are in. */
function literals(names: readonly string[]): SQL {
  return sql.join(names.map(literal), sql`, `);
}

function literal(name: string): SQL {
  return sql.raw(`'${name}'`);
}

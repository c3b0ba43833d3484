import { eventFrom } from "@countersign/audit";
import { type Database, type Kind, newId } from "@countersign/db";
import { type SQL, sql } from "drizzle-orm";
import { type PolicyDrafts, type PolicyVersions, storedDraft } from "./policy-draft.ts";

/** Drafts that are to count from now on, and on whose word. */
export type Enactment = PolicyDrafts & {
  /** One row (clinic_id, id) if whoever wants it may, else none. */
  readonly actor: SQL;
  /** Who and from where, as `eventFrom` reads it; clinic_id and account_id come from the row changed. */
  readonly by: SQL;
  readonly expected: PolicyVersions;
  readonly reason: string | null;
  /** The scheduled change that this is; null where somebody saved it just now. */
  readonly scheduleId: string | null;
  readonly at: Date;
};

/** `current` is 2 where both policies are still the ones expected; `changed` are those of which there is a new version. */
export type Verdict = { readonly admins: number; readonly current: number; readonly changed: Kind[] };

/**
 * Puts new versions of a clinic's policies in force in one statement, both or neither, with an event for each that
 * changed. Devices that the new version does not trust are trusted no more, and none for longer than it says.
 */
export async function putInForce(db: Database, wish: Enactment): Promise<Verdict> {
  const { at, reason } = wish;
  const [verdict] = await db.execute<Verdict>(sql`
    with actor as (${wish.actor}),
    draft (kind, id, mode, skips, days, idle, texts, expected) as (values ${draftRow(wish, "staff")}, ${draftRow(wish, "patient")}),
    held as (
      select p.* from policies p join actor on actor.clinic_id = p.clinic_id
      where p.superseded_at is null order by p.kind for update of p),
    current as (select count(*)::int as policies from held join draft on draft.kind = held.kind and draft.expected = held.version),
    old as (
      update policies p set superseded_at = ${at}::timestamptz from held, draft, current
      where p.clinic_id = held.clinic_id and p.id = held.id and draft.kind = held.kind and current.policies = 2
        and (held.mode, held.skips_allowed, held.trusted_device_days, held.idle_minutes, held.text_codes)
          is distinct from (draft.mode, draft.skips, draft.days, draft.idle, draft.texts)
      returning p.clinic_id, p.kind, p.version, ${asJsonOf("p")} as policy),
    new as (
      insert into policies (clinic_id, id, kind, version, mode, skips_allowed, trusted_device_days,
        idle_minutes, text_codes, reason, created_at, created_by)
      select old.clinic_id, draft.id, old.kind, old.version + 1, draft.mode, draft.skips, draft.days, draft.idle, draft.texts,
        ${reason}::text, ${at}::timestamptz, actor.id
      from old join draft on draft.kind = old.kind cross join actor
      returning policies.clinic_id, policies.kind, policies.version, policies.mode, policies.trusted_device_days,
        ${asJsonOf("policies")} as policy),
    devices as (
      update trusted_devices d set expires_at = least(d.expires_at, d.created_at + make_interval(days => new.trusted_device_days)),
        ended_at = case when ${untrusted(at)} then ${at}::timestamptz end,
        ended_by = case when ${untrusted(at)} then 'policy' end
      from new where d.clinic_id = new.clinic_id and d.ended_at is null
        and new.kind = case when d.portal = 'patient' then 'patient' else 'staff' end
        and (${untrusted(at)} or d.expires_at > d.created_at + make_interval(days => new.trusted_device_days))
      returning new.kind, d.ended_at),
    changed as (
      select new.clinic_id, new.kind, null::uuid as account_id, ${wish.by},
        jsonb_build_object('kind', new.kind, 'version', new.version, 'reason', ${reason}::text, 'scheduleId', ${wish.scheduleId}::text,
          'from', old.policy, 'to', new.policy, 'devicesEnded', (select count(ended_at) from devices where devices.kind = new.kind)) as details
      from new join old on old.kind = new.kind),
    staff_event as (${changeEvent("staff", at)}),
    patient_event as (${changeEvent("patient", at)})
    select (select count(*)::int from actor) as "admins", (select policies from current) as "current",
      coalesce((select jsonb_agg(kind order by kind desc) from changed), '[]') as "changed"`);
  return verdict ?? { admins: 0, current: 0, changed: [] };
}

/** Whether the version `new` trusts the device `d` no more. */
function untrusted(at: Date): SQL {
  return sql`(new.mode <> 'required_once_per_device'
    or d.created_at + make_interval(days => new.trusted_device_days) <= ${at}::timestamptz)`;
}

function draftRow(wish: Enactment, kind: Kind): SQL {
  const draft = storedDraft(kind, wish[kind]);
  return sql`(${kind}::text, ${newId(wish.at)}::uuid, ${draft.mode}::text, ${draft.skipsAllowed}::int,
    ${draft.trustedDeviceDays}::int, ${draft.idleMinutes}::int, ${draft.textCodes}::text, ${wish.expected[kind]}::int)`;
}

function changeEvent(kind: Kind, at: Date): SQL {
  const source = sql`(select * from changed where kind = ${kind}) as change`;
  return eventFrom(source, { event: "policy.changed", outcome: "success", at, details: sql`change.details` });
}

/** A version as the trail tells it. */
function asJsonOf(table: "p" | "policies"): SQL {
  const p = sql.identifier(table);
  return sql`jsonb_build_object('mode', ${p}.mode, 'skipsAllowed', ${p}.skips_allowed,
    'trustedDeviceDays', ${p}.trusted_device_days, 'idleMinutes', ${p}.idle_minutes, 'textCodes', ${p}.text_codes)`;
}

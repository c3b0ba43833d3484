import { type Actor, actedBy, actorWho } from "@countersign/accounts";
import { eventFrom } from "@countersign/audit";
import { type Context, type Kind, newId } from "@countersign/db";
import { type SQL, sql } from "drizzle-orm";
import type { Visitor } from "../place.ts";
import { type PolicyDrafts, type PolicyVersions, storedDraft } from "./policy-draft.ts";

export type SavePoliciesResult =
  | { readonly ok: true; readonly changed: readonly Kind[] }
  | { readonly ok: false; readonly why: "changed_meanwhile" | "nothing_changed" | "not_allowed" };

type Verdict = { readonly admins: number; readonly current: number; readonly changed: Kind[] };

/**
 * Puts new versions of a clinic's policies in force, from the next request on: both or neither, with one audit event
 * for each that changed. Of two admins who began from the same versions one wins, the other is told.
 *
 * The caller has made sure that the actor typed a fresh code.
 *
 * @param input.reason why, in the actor's words; kept with the version and in the trail
 * @param input.expected the versions the actor saw, also of the policy they leave as it is
 */
export async function savePolicies(
  context: Context,
  input: PolicyDrafts & {
    readonly actor: Actor;
    readonly expected: PolicyVersions;
    readonly reason: string | null;
    readonly visitor: Visitor;
  },
): Promise<SavePoliciesResult> {
  const now = context.now();
  const [verdict] = await context.db.execute<Verdict>(sql`
    with actor as (${actorWho(input.actor, "change_policy")}),
    draft (kind, id, mode, skips, days, idle, texts, expected) as (values ${draftRow(input, "staff", now)}, ${draftRow(input, "patient", now)}),
    held as (
      select p.* from policies p join actor on actor.clinic_id = p.clinic_id
      where p.superseded_at is null order by p.kind for update of p),
    current as (select count(*)::int as policies from held join draft on draft.kind = held.kind and draft.expected = held.version),
    old as (
      update policies p set superseded_at = ${now}::timestamptz from held, draft, current
      where p.clinic_id = held.clinic_id and p.id = held.id and draft.kind = held.kind and current.policies = 2
        and (held.mode, held.skips_allowed, held.trusted_device_days, held.idle_minutes, held.text_codes)
          is distinct from (draft.mode, draft.skips, draft.days, draft.idle, draft.texts)
      returning p.clinic_id, p.kind, p.version, ${asJsonOf("p")} as policy),
    new as (
      insert into policies (clinic_id, id, kind, version, mode, skips_allowed, trusted_device_days,
        idle_minutes, text_codes, reason, created_at, created_by)
      select old.clinic_id, draft.id, old.kind, old.version + 1, draft.mode, draft.skips, draft.days, draft.idle, draft.texts,
        ${input.reason}::text, ${now}::timestamptz, actor.id
      from old join draft on draft.kind = old.kind cross join actor
      returning policies.clinic_id, policies.kind, policies.version, ${asJsonOf("policies")} as policy),
    changed as (
      select new.clinic_id, new.kind, null::uuid as account_id, ${actedBy(input.actor, input.visitor)},
        jsonb_build_object('kind', new.kind, 'version', new.version, 'reason', ${input.reason}::text,
          'from', old.policy, 'to', new.policy) as details
      from new join old on old.kind = new.kind),
    staff_event as (${changeEvent("staff", now)}),
    patient_event as (${changeEvent("patient", now)})
    select (select count(*)::int from actor) as "admins", (select policies from current) as "current",
      coalesce((select jsonb_agg(kind order by kind desc) from changed), '[]') as "changed"`);
  if (!verdict || verdict.admins === 0) return { ok: false, why: "not_allowed" };
  if (verdict.current !== 2) return { ok: false, why: "changed_meanwhile" };
  if (verdict.changed.length === 0) return { ok: false, why: "nothing_changed" };
  return { ok: true, changed: verdict.changed };
}

function draftRow(input: PolicyDrafts & { readonly expected: PolicyVersions }, kind: Kind, now: Date): SQL {
  const draft = storedDraft(kind, input[kind]);
  return sql`(${kind}::text, ${newId(now)}::uuid, ${draft.mode}::text, ${draft.skipsAllowed}::int,
    ${draft.trustedDeviceDays}::int, ${draft.idleMinutes}::int, ${draft.textCodes}::text, ${input.expected[kind]}::int)`;
}

function changeEvent(kind: Kind, now: Date): SQL {
  const source = sql`(select * from changed where kind = ${kind}) as change`;
  return eventFrom(source, { event: "policy.changed", outcome: "success", at: now, details: sql`change.details` });
}

/** A version as the trail tells it. */
function asJsonOf(table: "p" | "policies"): SQL {
  const p = sql.identifier(table);
  return sql`jsonb_build_object('mode', ${p}.mode, 'skipsAllowed', ${p}.skips_allowed,
    'trustedDeviceDays', ${p}.trusted_device_days, 'idleMinutes', ${p}.idle_minutes, 'textCodes', ${p}.text_codes)`;
}

import { type Actor, actedBy, actorWho } from "@countersign/accounts";
import { eventFrom } from "@countersign/audit";
import { type ClinicId, type Context, clinics, newId } from "@countersign/db";
import { clockOf, promiseOf, wallTimeAt, zonesInUse } from "@countersign/zones";
import { eq, sql } from "drizzle-orm";
import { startMailing } from "../../mailings/start-mailing.ts";
import type { Visitor } from "../../place.ts";
import { isSamePolicy, type PolicyDrafts, type PolicyVersions, storedDraft } from "../policy-draft.ts";
import { readPolicies } from "../read-policies.ts";
import { rehearsePolicies } from "../rehearsal/rehearse-policies.ts";
import { weakens } from "../weakening.ts";

/** People must be able to read of it before it counts; and nobody knows today what will be right in a year. */
export const SCHEDULE_LEAST_MINUTES = 5;
export const SCHEDULE_MOST_DAYS = 180;

/** Whether a moment can be scheduled: neither too soon nor too far away. */
export function scheduleObjection(takesEffectAt: Date, now: Date): "too_soon" | "too_late" | null {
  const minutes = (takesEffectAt.getTime() - now.getTime()) / 60_000;
  if (minutes < SCHEDULE_LEAST_MINUTES) return "too_soon";
  return minutes > SCHEDULE_MOST_DAYS * 24 * 60 ? "too_late" : null;
}

/** What is promised: what a clock will show ("2026-12-15T08:00"), and in which zone (IANA). */
export type PromisedTime = { readonly wallTime: string; readonly timeZone: string };

export type SchedulePoliciesResult =
  | { readonly ok: true; readonly scheduleId: string }
  | {
      readonly ok: false;
      readonly why:
        | "not_allowed"
        | "changed_meanwhile"
        | "nothing_changed"
        | "reason_missing"
        | "too_soon"
        | "too_late"
        | "one_waiting";
    };

/**
 * Has policies changed at a moment to come, and everyone whose next login that would alter told by mail. A clinic has
 * one such change waiting at most.
 *
 * The caller has made sure that the actor typed a fresh code.
 *
 * @param input.promised what a clock shows then, and whose; where it is left out, what the clinic's shows
 * @param input.expected the versions that the change was rehearsed against; under others it will not be put in force
 */
export async function schedulePolicies(
  context: Context,
  input: PolicyDrafts & {
    readonly actor: Actor;
    readonly expected: PolicyVersions;
    readonly reason: string | null;
    readonly takesEffectAt: Date;
    readonly promised?: PromisedTime;
    readonly visitor: Visitor;
  },
): Promise<SchedulePoliciesResult> {
  const { actor, expected, reason, takesEffectAt, visitor } = input;
  const { clinicId } = actor;
  const at = context.now();
  const objection = scheduleObjection(takesEffectAt, at);
  if (objection) return { ok: false, why: objection };
  const drafts = { staff: storedDraft("staff", input.staff), patient: storedDraft("patient", input.patient) };
  const active = await readPolicies(context, { clinicId });
  if (active.staff.version !== expected.staff || active.patient.version !== expected.patient)
    return { ok: false, why: "changed_meanwhile" };
  if (isSamePolicy(active.staff, drafts.staff) && isSamePolicy(active.patient, drafts.patient))
    return { ok: false, why: "nothing_changed" };
  if (reason === null && weakens(active, drafts)) return { ok: false, why: "reason_missing" };

  const promised = input.promised ?? (await clinicPromise(context, clinicId, takesEffectAt));
  const { affected } = await rehearsePolicies(context, { clinicId, ...drafts });
  const scheduleId = newId<string>(at);
  return context.db.transaction(async (tx): Promise<SchedulePoliciesResult> => {
    const [verdict] = await tx.execute<{ admins: number; current: number; scheduled: number }>(sql`
      with actor as (${actorWho(actor, "change_policy")}),
      held as (
        select p.kind, p.version from policies p join actor on actor.clinic_id = p.clinic_id
        where p.superseded_at is null order by p.kind for share of p),
      current as (select count(*)::int as policies from held
        where (held.kind, held.version) in (('staff', ${expected.staff}::int), ('patient', ${expected.patient}::int))),
      scheduled as (
        insert into policy_schedules (clinic_id, id, drafts, expected, reason, takes_effect_at, wall_time, time_zone,
          zone_version, created_at, created_by)
        select actor.clinic_id, ${scheduleId}::uuid, ${JSON.stringify(drafts)}::jsonb, ${JSON.stringify(expected)}::jsonb,
          ${reason}::text, ${takesEffectAt}::timestamptz,
          ${promised.wallTime}::text, ${promised.timeZone}::text, ${zonesInUse().version}::text, ${at}::timestamptz, actor.id
        from actor, current where current.policies = 2
        on conflict (clinic_id) where num_nonnulls(applied_at, cancelled_at, overtaken_at) = 0 do nothing
        returning clinic_id, null::uuid as account_id, ${actedBy(actor, visitor)}),
      event as (${eventFrom(sql`scheduled`, {
        event: "policy.scheduled",
        outcome: "success",
        at,
        details: {
          scheduleId,
          takesEffectAt: takesEffectAt.toISOString(),
          promised,
          reason,
          from: fromOf(active),
          to: drafts,
        },
      })})
      select (select count(*)::int from actor) as admins, (select policies from current) as current,
        (select count(*)::int from scheduled) as scheduled`);
    if (!verdict?.admins) return { ok: false, why: "not_allowed" };
    if (verdict.current !== 2) return { ok: false, why: "changed_meanwhile" };
    if (!verdict.scheduled) return { ok: false, why: "one_waiting" };
    if (affected > 0) {
      const letter = { kind: "policy_announced", scheduleId, people: affected } as const;
      await startMailing(tx, { clinicId, createdBy: actor.accountId, at, ...letter });
    }
    return { ok: true, scheduleId };
  });
}

async function clinicPromise(context: Context, clinicId: ClinicId, at: Date): Promise<PromisedTime> {
  const [clinic] = await context.db.select().from(clinics).where(eq(clinics.id, clinicId));
  const timeZone = clinic?.timeZone ?? "UTC";
  return { wallTime: promiseOf(wallTimeAt(at, clockOf(timeZone))), timeZone };
}

function fromOf({ staff, patient }: PolicyDrafts): PolicyDrafts {
  return { staff: storedDraft("staff", staff), patient: storedDraft("patient", patient) };
}

import { actorWho } from "@countersign/accounts";
import type { AccountId, ClinicId, Context, Database } from "@countersign/db";
import { sql } from "drizzle-orm";
import type { PolicyDrafts, PolicyVersions } from "../policy-draft.ts";
import { putInForce } from "../put-in-force.ts";
import { refusalOf } from "../save-policies.ts";
import { moveSchedules } from "./move-schedules.ts";
import { overtakeSchedule } from "./overtake-schedule.ts";

type Due = { readonly clinicId: ClinicId; readonly scheduleId: string };
type Held = {
  readonly drafts: PolicyDrafts;
  readonly expected: PolicyVersions;
  readonly reason: string | null;
  readonly createdBy: AccountId;
};

/**
 * Puts in force every scheduled change whose moment has come, also one that came while no courier ran. Each once, in a
 * transaction of its own, however many couriers do this at once. It counts on the word of the admin who scheduled it:
 * if they are none any more, or the policies are others by now, it is overtaken instead. One that fails keeps no other
 * from its turn. Before that, moments follow newer zone data.
 *
 * @param signal aborted when the courier stops: what was begun is finished
 * @returns how many were put in force
 * @throws AggregateError with what failed, when everything else is done
 */
export async function applyDueSchedules(context: Context, signal?: AbortSignal): Promise<number> {
  await moveSchedules(context);
  const due = await context.db.execute<Due>(sql`
    select clinic_id as "clinicId", id as "scheduleId" from policy_schedules
    where num_nonnulls(applied_at, cancelled_at, overtaken_at) = 0 and takes_effect_at <= ${context.now()}::timestamptz
    order by takes_effect_at`);
  let applied = 0;
  const failures: unknown[] = [];
  for (const schedule of due) {
    if (signal?.aborted) break;
    try {
      if (await context.db.transaction((tx) => applySchedule(tx, schedule, context.now()))) applied += 1;
    } catch (failure) {
      failures.push(failure);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, "Some changes could not be put in force.");
  return applied;
}

async function applySchedule(tx: Database, { clinicId, scheduleId }: Due, at: Date): Promise<boolean> {
  // Policies first and the schedule then, like everybody else, or two could wait for each other.
  await tx.execute(sql`select 1 from policies p
    where p.clinic_id = ${clinicId} and p.superseded_at is null order by p.kind for update`);
  const [held] = await tx.execute<Held>(sql`
    select s.drafts, s.expected, s.reason, s.created_by as "createdBy" from policy_schedules s
    where s.clinic_id = ${clinicId} and s.id = ${scheduleId} and num_nonnulls(s.applied_at, s.cancelled_at, s.overtaken_at) = 0
    for update`);
  if (!held) return false;
  const { createdBy, drafts, expected, reason } = held;
  const verdict = await putInForce(tx, {
    ...drafts,
    actor: actorWho({ clinicId, accountId: createdBy }, "change_policy"),
    by: sql`'admin'::text as portal, ${createdBy}::uuid as actor_id, null::uuid as login_id, null::uuid as session_id,
      null::text as address, null::text as browser`,
    expected,
    reason,
    scheduleId,
    at,
  });
  const refusal = refusalOf(verdict);
  if (refusal === "not_allowed" || refusal === "changed_meanwhile") {
    const why = refusal === "not_allowed" ? "creator_not_admin" : refusal;
    await overtakeSchedule(tx, { clinicId, by: null, at, why });
    return false;
  }
  await tx.execute(sql`update policy_schedules set applied_at = ${at}::timestamptz
    where clinic_id = ${clinicId} and id = ${scheduleId}`);
  return true;
}

import { appendEvent } from "@countersign/audit";
import type { ClinicId, Context } from "@countersign/db";
import {
  clockOf,
  promisedMoment,
  promiseOf,
  wallTimeAt,
  type ZoneData,
  zonesInUse,
  zonesOfNode,
} from "@countersign/zones";
import { sql } from "drizzle-orm";
import type { Promised } from "./promise.ts";

type Row = Promised & {
  readonly clinicId: ClinicId;
  readonly scheduleId: string;
  readonly createdAt: Date;
};

/** A change takes effect after it was made, whatever a new law says. */
const LEAST_MS = 1000;

/**
 * Works out anew when scheduled changes take effect, where that was last done by older zone data than this process has:
 * the promise stays, the moment moves. Data that is older than what was used changes nothing, so couriers that were
 * updated at different times do not undo each other's work.
 *
 * @param before what changes were scheduled by that have no promise yet: Node's own zones, as it always was then
 * @returns how many moments moved
 */
export async function moveSchedules(
  context: Context,
  before: ZoneData = zonesOfNode(process.versions.tz ?? ""),
): Promise<number> {
  const { version } = zonesInUse();
  const rows = await context.db.execute<Row>(sql`
    select s.clinic_id as "clinicId", s.id as "scheduleId", s.created_at as "createdAt",
      s.takes_effect_at as "takesEffectAt", s.wall_time as "wallTime", coalesce(s.time_zone, c.time_zone) as "timeZone"
    from policy_schedules s join clinics c on c.id = s.clinic_id
    where num_nonnulls(s.applied_at, s.cancelled_at, s.overtaken_at) = 0
      and (s.zone_version is null or s.zone_version collate "C" < ${version})`);
  let moved = 0;
  for (const row of rows) if (await moveSchedule(context, row, before, version)) moved += 1;
  return moved;
}

async function moveSchedule(context: Context, row: Row, before: ZoneData, version: string): Promise<boolean> {
  const { clinicId, scheduleId, createdAt, takesEffectAt, timeZone } = row;
  const clock = clockOf(timeZone);
  const promise = row.wallTime ?? promiseOf(wallTimeAt(takesEffectAt, before.clockOf(timeZone) ?? clock));
  const earliest = createdAt.getTime() + LEAST_MS;
  const at = new Date(Math.max(promisedMoment(promise, clock).at.getTime(), earliest));
  // Before promises were kept a moment could have seconds. Only whole minutes were ever announced.
  const moves = Math.abs(at.getTime() - takesEffectAt.getTime()) >= 60_000;
  return context.db.transaction(async (tx) => {
    const [written] = await tx.execute(sql`
      update policy_schedules s set wall_time = ${promise}, time_zone = ${timeZone}, zone_version = ${version},
        takes_effect_at = ${moves ? at : takesEffectAt}::timestamptz
      where s.clinic_id = ${clinicId} and s.id = ${scheduleId} and s.takes_effect_at = ${takesEffectAt}::timestamptz
        and num_nonnulls(s.applied_at, s.cancelled_at, s.overtaken_at) = 0
        and (s.zone_version is null or s.zone_version collate "C" < ${version})
      returning s.id`);
    if (!written || !moves) return false;
    await appendEvent(tx, {
      clinicId,
      event: "policy.schedule_moved",
      outcome: "success",
      at: context.now(),
      details: {
        scheduleId,
        promised: promise,
        timeZone,
        zoneVersion: version,
        from: takesEffectAt.toISOString(),
        to: at.toISOString(),
      },
    });
    return true;
  });
}

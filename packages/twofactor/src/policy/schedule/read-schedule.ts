import type { ClinicId, Context } from "@countersign/db";
import { sql } from "drizzle-orm";
import type { PolicyDrafts, PolicyVersions } from "../policy-draft.ts";
import { keptAt, type Promised } from "./promise.ts";

/** A change of policy that is to come. */
export type WaitingSchedule = PolicyDrafts &
  Promised & {
    readonly scheduleId: string;
    readonly expected: PolicyVersions;
    readonly reason: string | null;
    readonly createdAt: Date;
    /** Name of the admin who scheduled it, and whether they still are one: else it will not be put in force. */
    readonly createdBy: string;
    readonly creatorMay: boolean;
    /** How many people it concerned when it was scheduled, and how many of them were told so far. */
    readonly concerned: number;
    readonly told: number;
  };

type Row = Omit<WaitingSchedule, "staff" | "patient"> & { readonly drafts: PolicyDrafts };

/** The change that a clinic has waiting, or null. */
export async function readSchedule(
  context: Context,
  input: { readonly clinicId: ClinicId },
): Promise<WaitingSchedule | null> {
  const [row] = await context.db.execute<Row>(sql`
    select s.id as "scheduleId", s.drafts, s.expected, s.reason, s.takes_effect_at as "takesEffectAt", s.wall_time as "wallTime", coalesce(s.time_zone, c.time_zone) as "timeZone",
      s.created_at as "createdAt", a.name as "createdBy",
      (a.role = 'admin' and a.deactivated_at is null) as "creatorMay",
      coalesce(m.people, 0) as "concerned", coalesce(m.sent, 0) as "told"
    from policy_schedules s join clinics c on c.id = s.clinic_id join accounts a on a.clinic_id = s.clinic_id and a.id = s.created_by
      left join mailings m on m.clinic_id = s.clinic_id and m.schedule_id = s.id and m.kind = 'policy_announced'
    where s.clinic_id = ${input.clinicId} and num_nonnulls(s.applied_at, s.cancelled_at, s.overtaken_at) = 0`);
  if (!row) return null;
  const { drafts, ...schedule } = row;
  return { ...schedule, ...drafts, takesEffectAt: keptAt(schedule) };
}

import type { AccountId, Database, Kind } from "@countersign/db";
import { enqueue, type MessageOf } from "@countersign/messages";
import { sql } from "drizzle-orm";
import type { Promised } from "../policy/schedule/promise.ts";
import { type Batch, type HeldMailing, NOBODY_LEFT } from "./mailing-statements.ts";

type Row = Promised & {
  readonly id: AccountId;
  readonly kind: Kind;
  readonly email: string;
  readonly isHere: boolean;
};

/** Tells the next of those who were told of a scheduled change that it will not happen. */
export async function withdrawBatch(tx: Database, held: HeldMailing, limit: number, at: Date): Promise<Batch> {
  const { clinicId, scheduleId, reachedId } = held;
  if (scheduleId === null) return NOBODY_LEFT;
  const rows = await tx.execute<Row>(sql`
    select a.id, a.kind, a.email, a.deactivated_at is null as "isHere", s.takes_effect_at as "takesEffectAt",
      s.wall_time as "wallTime", coalesce(s.time_zone, c.time_zone) as "timeZone"
    from policy_announcements t join accounts a on a.clinic_id = t.clinic_id and a.id = t.account_id
      join policy_schedules s on s.clinic_id = t.clinic_id and s.id = t.schedule_id
      join clinics c on c.id = t.clinic_id
    where t.clinic_id = ${clinicId} and t.schedule_id = ${scheduleId}
      and ${reachedId === null ? sql`true` : sql`t.account_id > ${reachedId}`}
    order by t.account_id limit ${limit}`);
  const people = rows.filter((row) => row.isHere);
  await enqueue(
    tx,
    people.map(({ id, kind, email, takesEffectAt, wallTime, timeZone }): MessageOf<"policy_withdrawn"> => {
      const mail = {
        clinicId,
        accountId: id,
        to: email,
        channel: "email",
        at: at.toISOString(),
        portal: kind,
      } as const;
      const about = { takesEffectAt: takesEffectAt.toISOString(), wallTime, timeZone };
      return { kind: "policy_withdrawn", ...mail, scheduleId, ...about };
    }),
  );
  return { reachedId: rows.at(-1)?.id ?? null, passed: rows.length, sent: people.length };
}

import type { ClinicId, Context, Kind } from "@countersign/db";
import { type SQL, sql } from "drizzle-orm";
import { factJoins } from "../login/login-facts.ts";
import { hasStatus, type PersonStatus } from "../people/person-status.ts";
import { reminderObstacle } from "../people/reminder.ts";

/** The lists whose people can be reminded all at once. */
export const remindableStatuses: Readonly<Record<Kind, readonly PersonStatus[]>> = {
  staff: ["not_enrolled", "in_grace"],
  patient: ["codes_off"],
};

/** Whether everyone of this kind and status can be reminded at once. */
export function isRemindable(kind: Kind, status: PersonStatus | null): status is PersonStatus {
  return status !== null && remindableStatuses[kind].includes(status);
}

/** Whom a reminder is for: a kind of people and one of its remindable statuses. */
export type ReminderList = { readonly clinicId: ClinicId; readonly kind: Kind; readonly status: PersonStatus };

/** Whether the account `a` of that list would be reminded now: whoever was today, or has no password yet, is passed over. */
export function wouldBeReminded({ kind, status }: Omit<ReminderList, "clinicId">, now: Date): SQL {
  return sql`(a.kind = ${kind} and ${hasStatus(status, now)} and (${reminderObstacle(now)}) is null)`;
}

/**
 * How many people of a list would be reminded now.
 * @param most beyond this many nobody is counted; absent: everybody is
 */
export async function countRemindable(context: Context, list: ReminderList, most?: number): Promise<number> {
  const [row] = await context.db.execute<{ people: number }>(sql`
    select count(*)::int as people from (
      select 1 from accounts a ${factJoins}
      where a.clinic_id = ${list.clinicId} and ${wouldBeReminded(list, context.now())}
      ${most === undefined ? sql`` : sql`limit ${most}`}) as found`);
  return row?.people ?? 0;
}

import type { ClinicId, Context, Kind } from "@countersign/db";
import { sql } from "drizzle-orm";
import type { Adoption } from "./adoption.ts";

/** How many people of a kind stood where, at the end of a day or as last counted today. */
export type AdoptionDay = {
  readonly kind: Kind;
  /** `YYYY-MM-DD`, by the clinic's clock. */
  readonly day: string;
  readonly enrolled: number;
  readonly inGrace: number;
  readonly notEnrolled: number;
  readonly locked: number;
  readonly countedAt: Date;
};

/** The days of the chart, today included. */
export const ADOPTION_DAYS = 90;

/** A clinic's counted days since one, oldest first. Days on which nobody counted are missing. */
export async function readAdoptionDays(
  context: Context,
  input: { readonly clinicId: ClinicId; readonly since: string },
): Promise<AdoptionDay[]> {
  const rows = await context.db.execute<AdoptionDay>(sql`
    select kind, day::text as "day", enrolled, in_grace as "inGrace", not_enrolled as "notEnrolled", locked,
      counted_at as "countedAt"
    from adoption_days where clinic_id = ${input.clinicId} and day >= ${input.since}::date order by day, kind`);
  return [...rows];
}

/**
 * Writes a day down, for both kinds. Of several counts of one day the newest stays, whoever is faster; but none that was
 * true only after the day had ended, as it was counted while the clinic's days ended at another hour.
 *
 * @param key.ends when the day ends
 * @param countedAt when the numbers were true
 */
export async function writeAdoptionDay(
  context: Context,
  key: { readonly clinicId: ClinicId; readonly day: string; readonly ends: Date },
  { staff, patient }: Adoption,
  countedAt: Date,
): Promise<void> {
  await context.db.execute(sql`
    insert into adoption_days (clinic_id, day, kind, enrolled, in_grace, not_enrolled, locked, counted_at)
    select ${key.clinicId}::uuid, ${key.day}::date, counted.*, ${countedAt}::timestamptz from (values
      ('staff', ${staff.enrolled}::int, ${staff.inGrace}::int, ${staff.notEnrolled}::int, ${staff.locked}::int),
      ('patient', ${patient.codesOn}::int, 0, ${patient.codesOff}::int, ${patient.locked}::int)) as counted
    on conflict (clinic_id, kind, day) do update set enrolled = excluded.enrolled, in_grace = excluded.in_grace,
      not_enrolled = excluded.not_enrolled, locked = excluded.locked, counted_at = excluded.counted_at
    where adoption_days.counted_at < excluded.counted_at or adoption_days.counted_at > ${key.ends}::timestamptz`);
}

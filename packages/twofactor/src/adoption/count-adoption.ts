import type { ClinicId, Context } from "@countersign/db";
import { sql } from "drizzle-orm";
import { countPastPeople } from "../coverage/count-past-people.ts";
import { dayOf, startOf } from "../coverage/day.ts";
import { policiesThen } from "../coverage/policies-then.ts";
import { trailBegins } from "../coverage/read-coverage.ts";
import { adoptionOf } from "./adoption.ts";
import { ADOPTION_DAYS, readAdoptionDays, writeAdoptionDay } from "./adoption-days.ts";
import { readAdoption } from "./read-adoption.ts";

/** How many clinics are looked up at once. */
const CLINICS_A_PAGE = 500;

/**
 * Counts every clinic's people into the row of today. Days of the last ninety that were never counted after they had
 * ended, because nobody ran or the clinic is new here, are worked out from the trail. Each clinic and day is written on
 * its own, so that it can be stopped anywhere and begun again.
 *
 * @param signal aborted when somebody else does it from now on
 */
export async function countAdoption(context: Context, signal: AbortSignal): Promise<void> {
  let after: ClinicId | null = null;
  do {
    const clinics: readonly { readonly id: ClinicId }[] = await context.db.execute<{ id: ClinicId }>(sql`
      select id from clinics where ${after}::uuid is null or id > ${after}::uuid order by id limit ${CLINICS_A_PAGE}`);
    for (const { id } of clinics) await countClinic(context, id, signal);
    after = clinics.at(-1)?.id ?? null;
  } while (after !== null && !signal.aborted);
}

async function countClinic(context: Context, clinicId: ClinicId, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  const now = context.now();
  await writeAdoptionDay(context, { clinicId, day: dayOf(now) }, await readAdoption(context, { clinicId }), now);
  for (const day of await uncountedDays(context, clinicId)) {
    if (signal.aborted) return;
    await countPastDay(context, clinicId, day);
  }
}

/** Newest first: what the chart shows at its right end is wanted first. */
async function uncountedDays(context: Context, clinicId: ClinicId): Promise<string[]> {
  const today = dayOf(context.now());
  const since = dayOf(startOf(today, 1 - ADOPTION_DAYS));
  const { trail } = await trailBegins(context, clinicId);
  const counted = await readAdoptionDays(context, { clinicId, since });
  const done = new Set(counted.flatMap(({ day, countedAt }) => (countedAt >= startOf(day, 1) ? [day] : [])));
  const days: string[] = [];
  for (let back = 1; back < ADOPTION_DAYS; back += 1) {
    const day = dayOf(startOf(today, -back));
    if (day >= trail && !done.has(day)) days.push(day);
  }
  return days;
}

async function countPastDay(context: Context, clinicId: ClinicId, day: string): Promise<void> {
  const then = { clinicId, before: startOf(day, 1) };
  const [policies, people] = await Promise.all([
    policiesThen(context, then),
    countPastPeople(context, { ...then, named: 0 }),
  ]);
  await writeAdoptionDay(context, { clinicId, day }, adoptionOf(people.groups, policies), then.before);
}

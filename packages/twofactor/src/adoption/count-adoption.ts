import type { ClinicId, Context } from "@countersign/db";
import { dayOf, daysLater, startOf, type ZoneClock } from "@countersign/zones";
import { sql } from "drizzle-orm";
import { readClinicClock } from "../clinic-clock.ts";
import { countPastPeople } from "../coverage/count-past-people.ts";
import { policiesThen } from "../coverage/policies-then.ts";
import { trailBegins } from "../coverage/read-coverage.ts";
import { adoptionOf } from "./adoption.ts";
import { ADOPTION_DAYS, type AdoptionDay, readAdoptionDays, writeAdoptionDay } from "./adoption-days.ts";
import { readAdoption } from "./read-adoption.ts";

/** How many clinics are looked up at once. */
const CLINICS_A_PAGE = 500;

/**
 * Counts every clinic's people into the row of today. Days of the last ninety that were never counted after they had
 * ended, because nobody ran or the clinic is new here, are worked out from the trail; those whose end was another one are
 * too, because the clinic moved to another zone or the zone's law changed. Each clinic and day is written on
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
  const clock = await readClinicClock(context, clinicId);
  const today = dayOf(now, clock);
  const ends = endOf(today, clock);
  await writeAdoptionDay(context, { clinicId, day: today, ends }, await readAdoption(context, { clinicId }), now);
  for (const day of await uncountedDays(context, clinicId, clock)) {
    if (signal.aborted) return;
    await countPastDay(context, clinicId, day, endOf(day, clock));
  }
}

/** Newest first: what the chart shows at its right end is wanted first. */
async function uncountedDays(context: Context, clinicId: ClinicId, clock: ZoneClock): Promise<string[]> {
  const today = dayOf(context.now(), clock);
  const since = daysLater(today, 1 - ADOPTION_DAYS);
  const { trail } = await trailBegins(context, clinicId, clock);
  const counted = await readAdoptionDays(context, { clinicId, since });
  const isDone = ({ day, countedAt }: AdoptionDay) => countedAt.getTime() === endOf(day, clock).getTime();
  const done = new Set(counted.flatMap((one) => (isDone(one) ? [one.day] : [])));
  const days: string[] = [];
  for (let back = 1; back < ADOPTION_DAYS; back += 1) {
    const day = daysLater(today, -back);
    if (day >= trail && !done.has(day)) days.push(day);
  }
  return days;
}

async function countPastDay(context: Context, clinicId: ClinicId, day: string, ends: Date): Promise<void> {
  const then = { clinicId, before: ends };
  const [policies, people] = await Promise.all([
    policiesThen(context, then),
    countPastPeople(context, { ...then, named: 0 }),
  ]);
  await writeAdoptionDay(context, { clinicId, day, ends }, adoptionOf(people.groups, policies), then.before);
}

function endOf(day: string, clock: ZoneClock): Date {
  return startOf(daysLater(day, 1), clock);
}

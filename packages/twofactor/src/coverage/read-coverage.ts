import type { ClinicId, Context, Kind } from "@countersign/db";
import { dayOf, daysLater, readDay, startOf, type ZoneClock } from "@countersign/zones";
import { sql } from "drizzle-orm";
import { type Adoption, adoptionOf } from "../adoption/adoption.ts";
import { readClinicClock } from "../clinic-clock.ts";
import { oneRow } from "../login/login-facts.ts";
import { skipsLeft } from "../policy/policy.ts";
import { countPastPeople, type PastPeople, type UncoveredPerson } from "./count-past-people.ts";
import { type PolicyThen, policiesThen } from "./policies-then.ts";

/** How many days of resets are told. */
export const RESET_DAYS = 30;

/** How many of those without a second factor are named. */
export const UNCOVERED_NAMED = 200;

/** Who was covered by a second factor on a day, and by which policies. */
export type Coverage = {
  /** `YYYY-MM-DD`, until its end by the clinic's clock; of today, until now. */
  readonly on: string;
  readonly isToday: boolean;
  readonly policies: Readonly<Record<Kind, PolicyThen>>;
  readonly adoption: Adoption;
  readonly admins: PastPeople["admins"];
  /** Second factors taken away by the clinic in the 30 days until then. */
  readonly resets: Readonly<Record<Kind, number>>;
  /** Staff who had none, by name; not all of them where there were more than {@link UNCOVERED_NAMED}. */
  readonly uncovered: readonly (UncoveredPerson & { readonly skipsLeft: number })[];
};

export type CoverageResult =
  | { readonly ok: true; readonly coverage: Coverage }
  | { readonly ok: false; readonly why: "no_day" | "future" }
  /** There was no clinic yet, or what was before is no longer kept. */
  | { readonly ok: false; readonly why: "before_clinic" | "before_trail"; readonly begins: string };

/**
 * What was true at the end of a day, from the versions of the policies and by walking the trail back from today: what
 * happened since tells what was before, so that it is right whatever of the older trail has been dropped.
 *
 * @param input.on `YYYY-MM-DD`; anything else is answered by `no_day`
 */
export async function readCoverage(
  context: Context,
  input: { readonly clinicId: ClinicId; readonly on: string },
): Promise<CoverageResult> {
  const on = readDay(input.on);
  if (!on) return { ok: false, why: "no_day" };
  const clock = await readClinicClock(context, input.clinicId);
  const today = dayOf(context.now(), clock);
  if (on > today) return { ok: false, why: "future" };
  const begins = await trailBegins(context, input.clinicId, clock);
  if (on < begins.clinic) return { ok: false, why: "before_clinic", begins: begins.clinic };
  if (on < begins.trail) return { ok: false, why: "before_trail", begins: begins.trail };

  const then = { clinicId: input.clinicId, before: startOf(daysLater(on, 1), clock) };
  const [policies, people, resets] = await Promise.all([
    policiesThen(context, then),
    countPastPeople(context, { ...then, named: UNCOVERED_NAMED }),
    countResets(context, then),
  ]);
  const uncovered = people.uncovered.map((person) => ({
    ...person,
    skipsLeft: skipsLeft({ ...policies.staff, ...person }),
  }));
  const adoption = adoptionOf(people.groups, policies);
  return {
    ok: true,
    coverage: { on, isToday: on === today, policies, adoption, admins: people.admins, resets, uncovered },
  };
}

/**
 * The first days of which a clinic's coverage can be told. A trail that does not begin with the clinic has lost its
 * beginning, and what was before its first event cannot be known.
 */
export async function trailBegins(
  context: Context,
  clinicId: ClinicId,
  clock: ZoneClock,
): Promise<{ readonly clinic: string; readonly trail: string }> {
  const row = await oneRow<{ clinic: Date; trail: Date | null }>(
    context.db,
    sql`
    select c.created_at as "clinic",
      (select e.at from audit_events e where e.clinic_id = c.id order by e.id limit 1) as "trail"
    from clinics c where c.id = ${clinicId}`,
  );
  if (!row) throw new Error("No such clinic.");
  const trail = row.trail ?? context.now();
  return { clinic: dayOf(row.clinic, clock), trail: dayOf(trail, clock) };
}

async function countResets(
  context: Context,
  { clinicId, before }: { readonly clinicId: ClinicId; readonly before: Date },
): Promise<Record<Kind, number>> {
  const row = await oneRow<Record<Kind, number>>(
    context.db,
    sql`
    select (count(*) filter (where a.kind = 'staff'))::int as "staff",
      (count(*) filter (where a.kind = 'patient'))::int as "patient"
    from audit_events e join accounts a on a.clinic_id = e.clinic_id and a.id = e.account_id
    where e.clinic_id = ${clinicId} and e.event = 'two_factor.reset' and e.id < uuid_v7_floor(${before}::timestamptz)
      and e.id >= uuid_v7_floor(${new Date(before.getTime() - RESET_DAYS * 24 * 60 * 60 * 1000)}::timestamptz)`,
  );
  return row ?? { staff: 0, patient: 0 };
}

import type { ClinicId, Context } from "@countersign/db";
import { daysLater, promisedMoment, promiseOf, wallTimeAt } from "@countersign/zones";
import { readClinicClock } from "../clinic-clock.ts";
import { isRequired, skipsLeft } from "../policy/policy.ts";
import type { PolicyDraft } from "../policy/policy-draft.ts";
import { type Forecast, forecast } from "./forecast.ts";
import { readSignInHabits } from "./read-sign-in-habits.ts";
import { scaleSample } from "./scale-sample.ts";

/**
 * When the staff will have set up their second factor under a policy, from how they signed in lately.
 *
 * @param input.policy the staff's: one that is in force, or a draft
 * @param input.from   when it counts from
 * @returns null for a policy under which nobody has to
 */
export async function forecastRollout(
  context: Context,
  input: {
    readonly clinicId: ClinicId;
    readonly policy: Pick<PolicyDraft, "mode" | "skipsAllowed">;
    readonly from: Date;
  },
): Promise<Forecast | null> {
  const { mode, skipsAllowed } = input.policy;
  if (!isRequired(mode)) return null;
  const { active, sample, away, neverSignedIn } = await readSignInHabits(context, input.clinicId);
  const groups = scaleSample(active, sample).map(({ skipsSpent, loginDays, people }) => ({
    loginDays,
    people,
    skipsLeft: skipsLeft({ skipsAllowed, skipsSpent }),
  }));
  const clock = await readClinicClock(context, input.clinicId);
  const later = (from: Date, days: number) => {
    const { date, time } = wallTimeAt(from, clock);
    return promisedMoment(promiseOf({ date: daysLater(date, days), time }), clock).at;
  };
  return forecast({ groups, away, neverSignedIn }, input.from, later);
}

/** The days that past sign-ins are counted over. */
export const FORECAST_LOOKS_BACK_DAYS = 28;

/**
 * What has to be known of a person's sign-ins before anything is foreseen: on how many days they signed in, and how long
 * ago the first of them was. One sign-in shows no rhythm, and neither does a first week.
 */
export const FORECAST_MIN_HISTORY = { loginDays: 2, spanDays: 7 } as const;

const DAY_MS = 24 * 60 * 60 * 1000;

/** People without a second factor who are alike in what decides when they set one up. */
export type ForecastGroup = {
  /** Logins that they may still skip. */
  readonly skipsLeft: number;
  /** Days of the last 28 on which they signed in; 0 where too little is known of them. */
  readonly loginDays: number;
  readonly people: number;
};

/** Everybody without a second factor. */
export type ForecastPeople = {
  readonly groups: readonly ForecastGroup[];
  /** Signed in before, but not in the last 28 days. */
  readonly away: number;
  readonly neverSignedIn: number;
};

/** How many will have set it up when a day is over. */
export type ForecastDay = { readonly on: Date; readonly setUp: number };

/** When people will have set up a second factor that is required of them, if they go on signing in as they did. */
export type Forecast = {
  /** Those it can be said of; the others come on top. */
  readonly people: number;
  /** The days on which somebody does, in order: rising, the last of them with everybody. */
  readonly curve: readonly ForecastDay[];
  /** By when half of them will have, and nine in ten; null where there is nobody. */
  readonly half: Date | null;
  readonly most: Date | null;
  readonly away: number;
  readonly neverSignedIn: number;
  /** Signed in within the last 28 days, but too seldom or too short a time to say anything. */
  readonly tooLittleHistory: number;
};

/**
 * Reckons with everybody putting it off as often as they may, and signing in as evenly as in the last four weeks, once on
 * each of their days: whoever signs in more often, or does not put it off, is earlier than this. Of people whose sign-ins
 * are known too little nothing is assumed: they are counted apart.
 *
 * @param from  when it begins to be required
 * @param later the same time of day so many days later; by the clinic's clock, where there is one
 */
export function forecast(
  { groups, away, neverSignedIn }: ForecastPeople,
  from: Date,
  later: (from: Date, days: number) => Date = daysOf24Hours,
): Forecast {
  const byDay = new Map<number, number>();
  let tooLittleHistory = 0;
  for (const group of groups) {
    if (group.people === 0) continue;
    if (group.loginDays < FORECAST_MIN_HISTORY.loginDays) {
      tooLittleHistory += group.people;
      continue;
    }
    const day = daysUntilSetUp(group);
    byDay.set(day, (byDay.get(day) ?? 0) + group.people);
  }
  let setUp = 0;
  const curve = [...byDay]
    .sort(([one], [other]) => one - other)
    .map(([day, more]) => {
      setUp += more;
      return { on: later(from, day), setUp };
    });
  const by = (share: number) => curve.find((day) => day.setUp >= setUp * share)?.on ?? null;
  return { people: setUp, curve, half: by(0.5), most: by(0.9), away, neverSignedIn, tooLittleHistory };
}

/** Every skip is a login, and then comes the one at which nothing is left to skip. */
function daysUntilSetUp({ skipsLeft, loginDays }: ForecastGroup): number {
  const often = Math.min(loginDays, FORECAST_LOOKS_BACK_DAYS);
  return Math.ceil(((skipsLeft + 1) * FORECAST_LOOKS_BACK_DAYS) / often);
}

function daysOf24Hours(from: Date, days: number): Date {
  return new Date(from.getTime() + days * DAY_MS);
}

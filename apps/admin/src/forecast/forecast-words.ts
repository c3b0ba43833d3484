import { counted } from "@countersign/portal/words/waiting-words.ts";
import { FORECAST_MIN_HISTORY, type Forecast } from "@countersign/twofactor";
import { clockOf, dayOf, dayWords as dayOfCalendar } from "@countersign/zones";

/** A day by the clinic's clock: "Tuesday 1 December". */
export function dayWords(at: Date, timeZone: string): string {
  return dayOfCalendar(dayOf(at, clockOf(timeZone)), { weekday: true, year: false });
}

const NEEDED = `a forecast needs sign-ins on at least ${FORECAST_MIN_HISTORY.loginDays} days, the first of them ${FORECAST_MIN_HISTORY.spanDays} or more days ago`;

/** What is foreseen, in sentences: when half and nine in ten will have set it up, and of whom nothing can be said. */
export function forecastSentences(found: Forecast, timeZone: string): string[] {
  const { people, away, neverSignedIn, tooLittleHistory } = found;
  const nobody = people + away + neverSignedIn + tooLittleHistory === 0 ? ["Everybody has set it up."] : [];
  return [
    ...nobody,
    ...byWhen(found, (at) => dayWords(at, timeZone)),
    ...(tooLittleHistory > 0
      ? [`Too little history for ${counted(tooLittleHistory, "person", "people")}: ${NEEDED}.`]
      : []),
    ...(away > 0
      ? [`${counted(away, "person has", "people have")} not signed in for four weeks: at first login back.`]
      : []),
    ...(neverSignedIn > 0
      ? [`${counted(neverSignedIn, "person has", "people have")} never signed in: at first login.`]
      : []),
  ];
}

function byWhen({ people, half, most, curve }: Forecast, day: (at: Date) => string): string[] {
  const all = curve.at(-1)?.on;
  if (!half || !most || !all) return [];
  if (people === 1) return [`The one person who signs in without it will have set it up by ${day(all)}.`];
  if (half.getTime() === all.getTime())
    return [`All ${people} who sign in without it will have set it up by ${day(all)}.`];
  const parts = [
    `half by ${day(half)}`,
    ...(most > half && most < all ? [`nine in ten by ${day(most)}`] : []),
    `all by ${day(all)}`,
  ];
  return [
    `Of the ${people} who sign in without it, ${parts.slice(0, -1).join(", ")} and ${parts.at(-1)} will have set it up.`,
  ];
}

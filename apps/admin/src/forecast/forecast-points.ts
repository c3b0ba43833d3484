import type { Forecast } from "@countersign/twofactor";
import type { TrendPoint } from "@countersign/ui/data/trend.ts";
import { clockOf, dayOf, daysFrom } from "@countersign/zones";

/** Every day from the first to the last, by the clinic's clock, with how many will have set it up when it is over. */
export function forecastPoints({ curve }: Forecast, from: Date, timeZone: string): TrendPoint[] {
  const clock = clockOf(timeZone);
  const last = curve.at(-1)?.on;
  if (!last) return [];
  return daysFrom(dayOf(from, clock), dayOf(last, clock)).map((day) => ({
    day,
    values: [curve.findLast(({ on }) => dayOf(on, clock) <= day)?.setUp ?? 0],
  }));
}

import type { Forecast } from "@countersign/twofactor";
import type { TrendPoint } from "@countersign/ui/data/trend.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

/** Every day from the first to the last, with how many will have set it up when it is over. */
export function forecastPoints({ curve }: Forecast, from: Date, timeZone: string): TrendPoint[] {
  const last = curve.at(-1)?.on;
  if (!last) return [];
  const days = Math.round((last.getTime() - from.getTime()) / DAY_MS);
  return Array.from({ length: days + 1 }, (_, after) => {
    const at = new Date(from.getTime() + after * DAY_MS);
    return { day: isoDay(at, timeZone), values: [curve.findLast(({ on }) => on <= at)?.setUp ?? 0] };
  });
}

/** A day by the clinic's clock: `2026-12-01`. */
function isoDay(at: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat("en-GB", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" });
  return parts.format(at).split("/").reverse().join("-");
}

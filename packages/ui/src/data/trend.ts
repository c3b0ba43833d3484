import type { Tone } from "../feedback/tone.ts";

/** One line of a chart over days. Lines differ in their dashes too, so that nobody has to tell colours apart. */
export interface TrendSeries {
  label: string;
  tone: Tone;
}

/** One day, with a value for each series in their order. */
export interface TrendPoint {
  /** `YYYY-MM-DD`. */
  day: string;
  values: readonly number[];
}

/** Of the design system's tokens; as attributes, because the content security policy lets no style attribute pass. */
export const trendStrokes: Readonly<Record<Tone, string>> = {
  good: "var(--good)",
  caution: "var(--caution)",
  danger: "var(--danger)",
  info: "var(--accent)",
  neutral: "var(--control)",
};

const dashes = ["0", "7 4", "2 4", "10 3 2 3"] as const;

/** The dashes of a chart's series, by their order. */
export function dashOf(index: number): string {
  return dashes[index % dashes.length] ?? "0";
}

/** A day as axis and table write it. */
export function dayWords(day: string, withYear = false): string {
  const year = withYear ? ({ year: "numeric" } as const) : {};
  return new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", ...year, timeZone: "UTC" }).format(
    new Date(`${day}T00:00:00Z`),
  );
}

/** The days on which something was otherwise than the day before, and the last: all there is to say, newest first. */
export function changedDays(points: readonly TrendPoint[]): TrendPoint[] {
  return points
    .filter((point, index) => {
      const before = points[index - 1];
      return index === points.length - 1 || !before || point.values.some((value, at) => value !== before.values[at]);
    })
    .reverse();
}

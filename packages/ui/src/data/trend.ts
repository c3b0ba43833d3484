import type { Tone } from "../feedback/tone.ts";

/** One share of a chart over days. Shares differ in their hatching too, so that colours need not be told apart. */
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

const hatches = ["M0 0", "M0 8L8 0", "M0 0L8 8", "M0 4H8"] as const;

/** What is drawn over a share's colour, as a path on a square of 8 that repeats; by the order of the series. */
export function hatchOf(index: number): string {
  return hatches[index % hatches.length] ?? "M0 0";
}

/** The series as they are stacked, the uppermost first, each with what it is worth on the last day. */
export function stackOf(
  series: readonly TrendSeries[],
  points: readonly TrendPoint[],
): readonly (TrendSeries & { readonly index: number; readonly last: number })[] {
  const last = points.at(-1)?.values ?? [];
  return series.map((one, index) => ({ ...one, index, last: last[index] ?? 0 })).reverse();
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

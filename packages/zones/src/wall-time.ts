import { spanAt, type ZoneClock } from "./zone-clock.ts";

/** A date and time as people at the clinic read them off the wall: YYYY-MM-DD and HH:MM. */
export type WallTime = { readonly date: string; readonly time: string };

/** No clock was ever set by more than this at once: Samoa skipped a whole day. */
const LONGEST_TURN_MS = 26 * 60 * 60 * 1000;

/** What the clock shows at a moment. */
export function wallTimeAt(at: Date, clock: ZoneClock): WallTime {
  const shown = new Date(at.getTime() + spanAt(clock, at.getTime()).offset * 1000).toISOString();
  return { date: shown.slice(0, 10), time: shown.slice(11, 16) };
}

/**
 * When the clock shows this. Where clocks are turned back it shows it twice: `first` and `second`. Where they are turned
 * forward it may never show it: then both are null, and `next` is the moment at which they are turned, the first that
 * shows a later time.
 *
 * @param wall a date of the years 1000 to 8999
 * @returns null for what is no date and time of the calendar
 */
export function momentsOf(
  wall: WallTime,
  clock: ZoneClock,
): { readonly first: Date | null; readonly second: Date | null; readonly next: Date } | null {
  const shown = readWallTime(wall);
  if (shown === null) return null;
  const found: number[] = [];
  let next = Number.POSITIVE_INFINITY;
  clock.spans.forEach(({ until, offset }, index) => {
    const begins = clock.spans[index - 1]?.until ?? Number.NEGATIVE_INFINITY;
    if (until < shown - LONGEST_TURN_MS || begins > shown + LONGEST_TURN_MS) return;
    const at = shown - offset * 1000;
    if (at >= begins && at < until) found.push(at);
    if (begins > Number.NEGATIVE_INFINITY && begins + offset * 1000 > shown) next = Math.min(next, begins);
  });
  const [first, second] = found;
  if (first === undefined) return { first: null, second: null, next: new Date(next) };
  return { first: new Date(first), second: second === undefined ? null : new Date(second), next: new Date(first) };
}

/** As if it were UTC, in milliseconds; null for what is no date and time. */
function readWallTime({ date, time }: WallTime): number | null {
  if (!/^[1-8]\d{3}-\d\d-\d\d$/.test(date) || !/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) return null;
  const at = Date.parse(`${date}T${time}:00Z`);
  // 31 February is read as 2 March.
  return Number.isNaN(at) || !new Date(at).toISOString().startsWith(date) ? null : at;
}

import { wallTimeAt } from "./wall-time.ts";
import { spanAt, type ZoneClock } from "./zone-clock.ts";

/** How a moment is written. */
export type MomentShape = "both" | "date" | "time" | "announced";

/**
 * A moment by a clinic's clock: "1 Dec 2026, 9:14 p.m. PST". A `date` alone is "1 December 2026", a `time` alone "21:14
 * PST", and what is `announced` names the day of the week: "Tuesday 1 December 2026, 9:14 p.m. PST".
 */
export function momentWords(at: Date, clock: ZoneClock, shape: MomentShape = "both"): string {
  const { date, time } = wallTimeAt(at, clock);
  const name = nameAt(at, clock);
  switch (shape) {
    case "both":
      return `${dayWords(date, { month: "short" })}, ${twelveHours(time)} ${name}`;
    case "date":
      return dayWords(date);
    case "time":
      return `${time} ${name}`;
    case "announced":
      return `${dayWords(date, { weekday: true })}, ${twelveHours(time)} ${name}`;
  }
}

/** A day of the calendar: "1 December 2026", with or without what is asked for. */
export function dayWords(
  day: string,
  {
    month = "long",
    weekday = false,
    year = true,
  }: { month?: "long" | "short"; weekday?: boolean; year?: boolean } = {},
): string {
  // The day is fixed already; UTC keeps the formatter from moving it.
  const shape = { timeZone: "UTC", day: "numeric", month } as const;
  const words = new Intl.DateTimeFormat("en-GB", {
    ...shape,
    ...(weekday ? ({ weekday: "long" } as const) : {}),
    ...(year ? ({ year: "numeric" } as const) : {}),
  });
  // In British English September is the one month that is cut to four letters.
  return words
    .format(new Date(`${day}T00:00:00Z`))
    .replace(",", "")
    .replace("Sept ", "Sep ");
}

/** A zone's name as people read it: "America/New York". */
export function zoneLabel(zone: string): string {
  return zone.replaceAll("_", " ");
}

/** "PST"; for time without a name of its own how far it is ahead of UTC: "UTC+5:45". */
function nameAt(at: Date, clock: ZoneClock): string {
  const { name, offset } = spanAt(clock, at.getTime());
  if (/^[A-Z]/i.test(name)) return name;
  if (offset === 0) return "UTC";
  const minutes = Math.round(Math.abs(offset) / 60);
  const rest = minutes % 60 === 0 ? "" : `:${String(minutes % 60).padStart(2, "0")}`;
  return `UTC${offset < 0 ? "-" : "+"}${Math.floor(minutes / 60)}${rest}`;
}

function twelveHours(time: string): string {
  const [hours = "", minutes = ""] = time.split(":");
  const hour = Number(hours);
  return `${hour % 12 || 12}:${minutes} ${hour < 12 ? "a.m." : "p.m."}`;
}

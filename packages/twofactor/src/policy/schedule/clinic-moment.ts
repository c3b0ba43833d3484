const DAY_MS = 86_400_000;

/** A date and time as somebody at the clinic reads them off the wall. */
export type WallTime = { readonly date: string; readonly time: string };

/**
 * The moment at which a clinic's clock shows this. Where clocks are turned back it shows it twice: then the first. Where
 * they are turned forward it may never show it: then null.
 *
 * @param wall date as YYYY-MM-DD, from year 1000 to 8999, time as HH:MM
 * @param timeZone IANA; the clinic's
 */
export function clinicMoment(wall: WallTime, timeZone: string): Date | null {
  const asIfUtc = Date.parse(`${wall.date}T${wall.time}:00Z`);
  if (Number.isNaN(asIfUtc) || !/^[1-8]\d{3}-/.test(wall.date)) return null;
  const shown = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" });
  // No zone's clocks are turned twice within these two days.
  const candidates = [asIfUtc - DAY_MS, asIfUtc + DAY_MS].map((near) => asIfUtc - offsetAt(shown, near));
  const found = candidates.toSorted().find((at) => shown.format(at) === `${wall.date} ${wall.time}`);
  return found === undefined ? null : new Date(found);
}

/** What a clinic's clock shows at a moment. */
export function wallTimeAt(at: Date, timeZone: string): WallTime {
  const [date = "", time = ""] = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" })
    .format(at)
    .split(" ");
  return { date, time };
}

/** How far the clock shown runs ahead of UTC, in milliseconds; to the minute. */
function offsetAt(shown: Intl.DateTimeFormat, at: number): number {
  const [date, time] = shown.format(at).split(" ");
  return Date.parse(`${date}T${time}:00Z`) - Math.floor(at / 60_000) * 60_000;
}

import { momentsOf, wallTimeAt } from "./wall-time.ts";
import type { ZoneClock } from "./zone-clock.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

/** The day of a moment by a clinic's clock, as `YYYY-MM-DD`. */
export function dayOf(moment: Date, clock: ZoneClock): string {
  return wallTimeAt(moment, clock).date;
}

/**
 * The first moment of a day: midnight, or where clocks are turned forward over it the moment at which they are. A day may
 * have 23, 24 or 25 hours, or none at all where a country crossed the date line.
 *
 * @param day `YYYY-MM-DD`, as `dayOf` or `readDay` give it
 */
export function startOf(day: string, clock: ZoneClock): Date {
  const midnight = momentsOf({ date: day, time: "00:00" }, clock);
  if (!midnight) throw new RangeError(`${day} is no day.`);
  return midnight.first ?? midnight.next;
}

/** The day so many days after another one, by the calendar; before it, where the number is negative. */
export function daysLater(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Every day from one to another one, both included. */
export function daysFrom(first: string, last: string): string[] {
  const days = Math.round((Date.parse(`${last}T00:00:00Z`) - Date.parse(`${first}T00:00:00Z`)) / DAY_MS);
  return Array.from({ length: Math.max(0, days + 1) }, (_, later) => daysLater(first, later));
}

/** The day as it was written, or null for anything that is no day of the calendar. */
export function readDay(text: string): string | null {
  if (!/^[1-8]\d{3}-\d{2}-\d{2}$/.test(text)) return null;
  const at = Date.parse(`${text}T00:00:00Z`);
  // 31 February is read as 2 March.
  return Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== text ? null : text;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** The day of a moment, in UTC, as `YYYY-MM-DD`. */
export function dayOf(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}

/** The first moment of a day, or of the one so many days later. */
export function startOf(day: string, daysLater = 0): Date {
  return new Date(Date.parse(`${day}T00:00:00Z`) + daysLater * DAY_MS);
}

/** The day as it was written, or null for anything that is no day of the calendar. */
export function readDay(text: string): string | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const start = startOf(text);
  // 31 February is read as 2 March.
  return Number.isNaN(start.getTime()) || dayOf(start) !== text ? null : text;
}

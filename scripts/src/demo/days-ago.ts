import type { Context } from "@countersign/db";

const DAY_MS = 24 * 60 * 60 * 1000;

/** The same context some days earlier, at this time of the day; `later` minutes on. */
export function daysAgo(context: Context, days: number, later = 0): Context {
  const then = new Date(context.now().getTime() - days * DAY_MS + later * 60_000);
  return { ...context, now: () => then };
}

import { dayOf, dayWords, type ZoneClock } from "@countersign/zones/clock";

/** What happened on one day. */
type ActivityDay<Entry> = { readonly day: string; readonly entries: readonly Entry[] };

/**
 * Puts entries under the days on which they happened, in the order in which they come.
 *
 * @param at.at ISO 8601
 * @param clock whose days: the clinic's
 */
export function daysOf<Entry extends { readonly at: string }>(
  entries: readonly Entry[],
  clock: ZoneClock,
): ActivityDay<Entry>[] {
  const days = new Map<string, Entry[]>();
  for (const entry of entries) {
    const day = dayWords(dayOf(new Date(entry.at), clock), { weekday: true });
    days.set(day, [...(days.get(day) ?? []), entry]);
  }
  return [...days].map(([day, those]) => ({ day, entries: those }));
}

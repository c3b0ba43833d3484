/** What happened on one day. */
type ActivityDay<Entry> = { readonly day: string; readonly entries: readonly Entry[] };

/**
 * Puts entries under the days on which they happened, in the order in which they come.
 *
 * @param at.at ISO 8601
 * @param timeZone whose days; the reader's own where it is left out
 */
export function daysOf<Entry extends { readonly at: string }>(
  entries: readonly Entry[],
  timeZone?: string,
): ActivityDay<Entry>[] {
  const shape = { weekday: "long", day: "numeric", month: "long", year: "numeric" } as const;
  const words = new Intl.DateTimeFormat("en-GB", { ...shape, ...(timeZone && { timeZone }) });
  const days = new Map<string, Entry[]>();
  for (const entry of entries) {
    const day = words.format(new Date(entry.at));
    days.set(day, [...(days.get(day) ?? []), entry]);
  }
  return [...days].map(([day, those]) => ({ day, entries: those }));
}

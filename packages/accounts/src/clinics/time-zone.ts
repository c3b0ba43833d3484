/** Where a country has clocks that differ, nobody guesses which of them a clinic goes by. */
const UNKNOWN = "UTC";

/** Whether this names a time zone (IANA, such as Europe/London). */
export function isTimeZone(name: string): boolean {
  try {
    return /^[A-Za-z]/.test(name) && new Intl.DateTimeFormat("en", { timeZone: name }) !== null;
  } catch {
    return false;
  }
}

/**
 * The time zone of a country that has one for all, else UTC.
 * @param country ISO 3166-1, two letters
 */
export function timeZoneOf(country: string): string {
  // In ECMA-402, but not yet in TypeScript's library.
  const locale: Intl.Locale & { getTimeZones?(): string[] } = new Intl.Locale(`und-${country}`);
  const zones = locale.getTimeZones?.() ?? [];
  return (zones.length === 1 && zones[0]) || UNKNOWN;
}

import { todaysName, zoneOfCountry } from "@countersign/zones";

/** Where a country has clocks that differ, nobody guesses which of them a clinic goes by. */
const UNKNOWN = "UTC";

/** Whether this names a time zone (IANA, such as Europe/London), today or formerly. */
export function isTimeZone(name: string): boolean {
  return todaysName(name) !== null;
}

/** The zone by the name that it has today; what names none stays as it is. */
export function withTodaysName(name: string): string {
  return todaysName(name) ?? name;
}

/**
 * The time zone of a country whose clocks all show the same from now on, else UTC.
 * @param country ISO 3166-1, two letters
 */
export function timeZoneOf(country: string, now: Date): string {
  return zoneOfCountry(country, now) ?? UNKNOWN;
}

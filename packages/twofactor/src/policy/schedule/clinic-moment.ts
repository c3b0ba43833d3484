import { clockOf, momentsOf, type WallTime, wallTimeAt as wallTimeBy } from "@countersign/zones";

/**
 * The moment at which a clinic's clock shows this. Where clocks are turned back it shows it twice: then the first. Where
 * they are turned forward it may never show it: then null.
 *
 * @param timeZone IANA; the clinic's
 */
export function clinicMoment(wall: WallTime, timeZone: string): Date | null {
  return momentsOf(wall, clockOf(timeZone))?.first ?? null;
}

/** What a clinic's clock shows at a moment. */
export function wallTimeAt(at: Date, timeZone: string): WallTime {
  return wallTimeBy(at, clockOf(timeZone));
}

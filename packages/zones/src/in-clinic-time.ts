import { clockOf } from "./data/zones-in-use.ts";
import { type MomentShape, momentWords } from "./words.ts";

/**
 * A moment by a clinic's clock, as it is announced: "Monday 23 November 2026, 8:00 a.m. GMT"; or in another shape.
 * @param timeZone IANA; the clinic's
 */
export function inClinicTime(at: Date, timeZone: string, shape: MomentShape = "announced"): string {
  return momentWords(at, clockOf(timeZone), shape);
}

import { momentsOf, type WallTime } from "./wall-time.ts";
import type { ZoneClock } from "./zone-clock.ts";

/** When a promise is kept, and how often the clock shows what was promised. */
export type PromisedMoment = { readonly at: Date; readonly shown: "once" | "twice" | "never" };

/** A wall time as promises are kept: "2026-12-15T08:00". */
export function promiseOf({ date, time }: WallTime): string {
  return `${date}T${time}`;
}

/**
 * When the clock shows what was promised. Where it shows it twice the first time counts; where it never does, the moment
 * at which it is turned forward over it.
 *
 * @param promise as `promiseOf` gives it
 * @throws RangeError for what is no date and time
 */
export function promisedMoment(promise: string, clock: ZoneClock): PromisedMoment {
  const [date = "", time = ""] = promise.split("T");
  const found = momentsOf({ date, time }, clock);
  if (!found) throw new RangeError(`${promise} is no date and time.`);
  if (!found.first) return { at: found.next, shown: "never" };
  return { at: found.first, shown: found.second ? "twice" : "once" };
}

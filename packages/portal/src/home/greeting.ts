import { clockOf, wallTimeAt } from "@countersign/zones";

/** The hours at which another greeting begins, by the clinic's clock. */
const greetings = [
  { from: 5, words: "Good morning" },
  { from: 12, words: "Good afternoon" },
  { from: 18, words: "Good evening" },
] as const;

/**
 * How somebody is greeted at this hour of their clinic's day. The small hours still belong to the evening before: whoever
 * works then has not got up yet.
 *
 * @param timeZone IANA; the clinic's
 */
export function greetingAt(now: Date, timeZone: string): string {
  const hour = Number(wallTimeAt(now, clockOf(timeZone)).time.slice(0, 2));
  return greetings.findLast(({ from }) => hour >= from)?.words ?? "Good evening";
}

import { expect, it } from "vitest";
import { inClinicTime } from "./clinic-time.ts";

it.each([
  ["2026-11-23T08:00:00Z", "Europe/London", "Monday 23 November 2026, 8:00 GMT"],
  ["2026-07-06T07:05:00Z", "Europe/London", "Monday 6 July 2026, 8:05 BST"],
  ["2026-11-22T23:30:00Z", "Europe/Berlin", "Monday 23 November 2026, 0:30 CET"],
  ["2026-11-23T08:00:00Z", "UTC", "Monday 23 November 2026, 8:00 UTC"],
])("%s at a clinic in %s is %s", (at, timeZone, words) => {
  expect(inClinicTime(new Date(at), timeZone)).toBe(words);
});

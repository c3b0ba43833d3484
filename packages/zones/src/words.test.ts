import { expect, it } from "vitest";
import { clockOf } from "./data/zones-in-use.ts";
import { dayWords, momentWords } from "./words.ts";

it.each([
  ["2026-12-02T05:14:00Z", "America/Los_Angeles", "1 Dec 2026, 9:14 p.m. PST"],
  ["2026-12-02T05:14:00Z", "America/Winnipeg", "2 Dec 2026, 12:14 a.m. EST"],
  ["2026-07-06T11:05:00Z", "Europe/London", "6 Jul 2026, 12:05 p.m. BST"],
  ["2026-09-06T11:05:00Z", "Europe/Berlin", "6 Sep 2026, 1:05 p.m. CEST"],
  ["2026-11-23T08:00:00Z", "Australia/Sydney", "23 Nov 2026, 7:00 p.m. AEDT"],
  ["2026-11-23T08:00:00Z", "Asia/Kathmandu", "23 Nov 2026, 1:45 p.m. UTC+5:45"],
  ["2026-11-23T08:00:00Z", "America/Sao_Paulo", "23 Nov 2026, 5:00 a.m. UTC-3"],
  ["2026-11-23T08:00:00Z", "Africa/Casablanca", "23 Nov 2026, 8:00 a.m. UTC"],
  ["2026-11-23T08:00:00Z", "UTC", "23 Nov 2026, 8:00 a.m. UTC"],
])("%s at a clinic in %s is %s", (at, zone, words) => {
  expect(momentWords(new Date(at), clockOf(zone))).toBe(words);
});

it("each shape says as much as it should", () => {
  const [at, clock] = [new Date("2026-12-02T05:14:00Z"), clockOf("America/Los_Angeles")];
  expect(momentWords(at, clock, "date")).toBe("1 December 2026");
  expect(momentWords(at, clock, "time")).toBe("21:14 PST");
  expect(momentWords(at, clock, "announced")).toBe("Tuesday 1 December 2026, 9:14 p.m. PST");
  expect(dayWords("2026-12-01", { weekday: true, year: false })).toBe("Tuesday 1 December");
});

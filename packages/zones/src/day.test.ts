import { expect, it } from "vitest";
import { clockOf } from "./data/zones-in-use.ts";
import { dayOf, daysFrom, daysLater, readDay, startOf } from "./day.ts";

const HOUR_MS = 60 * 60 * 1000;

it.each([
  ["UTC", "2026-12-01", "2026-12-01T00:00:00.000Z", 24],
  ["Europe/London", "2026-03-29", "2026-03-29T00:00:00.000Z", 23],
  ["Europe/London", "2026-10-25", "2026-10-24T23:00:00.000Z", 25],
  ["America/Winnipeg", "2026-11-01", "2026-11-01T05:00:00.000Z", 24],
  ["Australia/Lord_Howe", "2026-10-04", "2026-10-03T13:30:00.000Z", 23.5],
  ["Asia/Kathmandu", "2026-12-01", "2026-11-30T18:15:00.000Z", 24],
  // Where clocks are turned forward at midnight, the day begins at one.
  ["America/Santiago", "2026-09-06", "2026-09-06T04:00:00.000Z", 23],
  ["Africa/Cairo", "2027-04-30", "2027-04-29T22:00:00.000Z", 23],
  ["Asia/Beirut", "2027-03-28", "2027-03-27T22:00:00.000Z", 23],
  // Where they are turned back at midnight, eleven comes twice on the day before.
  ["America/Santiago", "2027-04-03", "2027-04-03T03:00:00.000Z", 25],
  ["America/Havana", "2025-11-02", "2025-11-02T04:00:00.000Z", 25],
  ["Pacific/Apia", "2011-12-30", "2011-12-30T10:00:00.000Z", 0],
])("in %s %s begins at %s and has %s hours", (zone, day, start, hours) => {
  const clock = clockOf(zone);
  expect(startOf(day, clock).toISOString()).toBe(start);
  expect((startOf(daysLater(day, 1), clock).getTime() - startOf(day, clock).getTime()) / HOUR_MS).toBe(hours);
});

it("the same moment is another day elsewhere", () => {
  const at = new Date("2026-12-01T23:30:00Z");
  const days = ["UTC", "Europe/Berlin", "America/Vancouver", "Pacific/Kiritimati"].map((zone) =>
    dayOf(at, clockOf(zone)),
  );
  expect(days).toEqual(["2026-12-01", "2026-12-02", "2026-12-01", "2026-12-02"]);
});

it("days are counted by the calendar", () => {
  expect(daysLater("2028-02-28", 2)).toBe("2028-03-01");
  expect(daysLater("2026-01-01", -1)).toBe("2025-12-31");
  expect(daysFrom("2026-12-30", "2027-01-02")).toEqual(["2026-12-30", "2026-12-31", "2027-01-01", "2027-01-02"]);
  expect(daysFrom("2026-12-02", "2026-12-01")).toEqual([]);
});

it.each(["2026-02-31", "2026-13-01", "26-01-01", "0500-01-01", "9999-01-01", "", "<b>", "2026-12-01T00:00"])(
  "%j is no day",
  (text) => {
    expect(readDay(text)).toBeNull();
  },
);

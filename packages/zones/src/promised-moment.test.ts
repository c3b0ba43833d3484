import { expect, it } from "vitest";
import { clockOf } from "./data/zones-in-use.ts";
import { promisedMoment, promiseOf } from "./promised-moment.ts";

it.each([
  ["America/Winnipeg", "2026-12-15T08:00", "2026-12-15T13:00:00.000Z", "once"],
  // Turned back: the first of the two.
  ["Europe/London", "2027-10-31T01:30", "2027-10-31T00:30:00.000Z", "twice"],
  // Turned forward: the moment at which it is.
  ["Europe/London", "2027-03-28T01:30", "2027-03-28T01:00:00.000Z", "never"],
  ["Australia/Lord_Howe", "2026-10-04T02:15", "2026-10-03T15:30:00.000Z", "never"],
])("in %s %s is promised for %s, shown %s", (zone, promise, at, shown) => {
  expect(promisedMoment(promise, clockOf(zone))).toEqual({ at: new Date(at), shown });
});

it("a promise is what a clock shows, in one word", () => {
  expect(promiseOf({ date: "2026-12-15", time: "08:00" })).toBe("2026-12-15T08:00");
  expect(() => promisedMoment("soon", clockOf("UTC"))).toThrow(RangeError);
});

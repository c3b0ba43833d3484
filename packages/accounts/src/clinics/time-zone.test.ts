import { expect, it } from "vitest";
import { isTimeZone, timeZoneOf } from "./time-zone.ts";

it.each([
  ["GB", "Europe/London"],
  ["IE", "Europe/Dublin"],
  ["US", "UTC"],
  ["ZZ", "UTC"],
])("a clinic of %s begins with %s", (country, zone) => {
  expect(timeZoneOf(country)).toBe(zone);
});

it.each([
  ["Europe/London", true],
  ["UTC", true],
  ["Mars/Olympus", false],
  ["+01:00", false],
  ["", false],
])("%j is a time zone: %s", (name, is) => {
  expect(isTimeZone(name)).toBe(is);
});

import { expect, it } from "vitest";
import { clinicSettings } from "./clinic-settings.ts";
import { isTimeZone, timeZoneOf } from "./time-zone.ts";

const now = new Date("2026-12-01T12:00:00Z");

it.each([
  ["GB", "Europe/London"],
  ["IE", "Europe/Dublin"],
  ["DE", "Europe/Berlin"],
  ["VN", "Asia/Ho_Chi_Minh"],
  ["US", "UTC"],
  ["ZZ", "UTC"],
])("a clinic of %s begins with %s", (country, zone) => {
  expect(timeZoneOf(country, now)).toBe(zone);
});

it.each([
  ["Europe/London", true],
  ["Europe/Kiev", true],
  ["UTC", true],
  ["Mars/Olympus", false],
  ["+01:00", false],
  ["", false],
])("%j is a time zone: %s", (name, is) => {
  expect(isTimeZone(name)).toBe(is);
});

it.each([
  ["Europe/Kiev", "Europe/Kyiv"],
  ["asia/calcutta", "Asia/Kolkata"],
  ["Etc/UTC", "UTC"],
  ["Europe/London", "Europe/London"],
])("%s is kept as %s", (given, kept) => {
  expect(clinicSettings.shape.timeZone.parse(given)).toBe(kept);
});

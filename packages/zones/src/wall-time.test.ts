import { expect, it } from "vitest";
import { clockOf } from "./data/zones-in-use.ts";
import { momentsOf, wallTimeAt } from "./wall-time.ts";

it.each([
  ["Europe/London", "2026-11-23", "08:00", "2026-11-23T08:00:00.000Z"],
  ["Europe/London", "2026-07-06", "08:00", "2026-07-06T07:00:00.000Z"],
  ["America/New_York", "2026-11-01", "12:00", "2026-11-01T17:00:00.000Z"],
  // Manitoba stays at what was its summer time from autumn 2026 on; the Northwest Territories, Alberta and BC do too.
  ["America/Winnipeg", "2026-12-15", "08:00", "2026-12-15T13:00:00.000Z"],
  ["America/Winnipeg", "2025-12-15", "08:00", "2025-12-15T14:00:00.000Z"],
  ["America/Yellowknife", "2026-12-15", "08:00", "2026-12-15T14:00:00.000Z"],
  ["America/Inuvik", "2027-01-04", "08:00", "2027-01-04T14:00:00.000Z"],
  ["America/Vancouver", "2026-12-15", "08:00", "2026-12-15T15:00:00.000Z"],
  ["America/Edmonton", "2026-12-15", "08:00", "2026-12-15T14:00:00.000Z"],
  ["America/Toronto", "2026-12-15", "08:00", "2026-12-15T13:00:00.000Z"],
  // Half an hour of summer time.
  ["Australia/Lord_Howe", "2026-12-15", "08:00", "2026-12-14T21:00:00.000Z"],
  ["Australia/Lord_Howe", "2026-07-15", "08:00", "2026-07-14T21:30:00.000Z"],
  ["Asia/Kathmandu", "2026-11-23", "08:00", "2026-11-23T02:15:00.000Z"],
  ["Pacific/Kiritimati", "2026-11-23", "00:30", "2026-11-22T10:30:00.000Z"],
  ["Pacific/Apia", "2026-11-23", "08:00", "2026-11-22T19:00:00.000Z"],
  ["America/Santiago", "2026-12-15", "08:00", "2026-12-15T11:00:00.000Z"],
  // Morocco's standard time was an hour ahead of UTC, with an hour less in Ramadan; from September 2026 it is UTC.
  ["Africa/Casablanca", "2026-01-15", "08:00", "2026-01-15T07:00:00.000Z"],
  ["Africa/Casablanca", "2026-03-01", "08:00", "2026-03-01T08:00:00.000Z"],
  ["Africa/Casablanca", "2026-12-15", "08:00", "2026-12-15T08:00:00.000Z"],
  // In Irish law winter is the time that is turned back.
  ["Europe/Dublin", "2026-12-15", "08:00", "2026-12-15T08:00:00.000Z"],
  ["UTC", "2028-02-29", "23:59", "2028-02-29T23:59:00.000Z"],
  ["America/New_York", "2060-07-01", "08:00", "2060-07-01T12:00:00.000Z"],
])("in %s, %s %s is %s", (zone, date, time, moment) => {
  const found = momentsOf({ date, time }, clockOf(zone));
  expect(found?.first?.toISOString()).toBe(moment);
  expect(found?.second).toBeNull();
  expect(wallTimeAt(new Date(moment), clockOf(zone))).toEqual({ date, time });
});

it.each([
  ["Europe/London", "2026-03-29", "01:00", "2026-03-29T01:00:00.000Z"],
  ["Europe/London", "2026-03-29", "01:59", "2026-03-29T01:00:00.000Z"],
  ["America/New_York", "2027-03-14", "02:30", "2027-03-14T07:00:00.000Z"],
  ["Australia/Lord_Howe", "2026-10-04", "02:15", "2026-10-03T15:30:00.000Z"],
  ["America/Santiago", "2026-09-06", "00:30", "2026-09-06T04:00:00.000Z"],
  ["Africa/Cairo", "2027-04-30", "00:00", "2027-04-29T22:00:00.000Z"],
  // The day that Samoa skipped to come to the other side of the date line.
  ["Pacific/Apia", "2011-12-30", "12:00", "2011-12-30T10:00:00.000Z"],
])("in %s, %s %s never comes: clocks are turned over it at %s", (zone, date, time, turned) => {
  const found = momentsOf({ date, time }, clockOf(zone));
  expect(found).toEqual({ first: null, second: null, next: new Date(turned) });
  const after = wallTimeAt(new Date(turned), clockOf(zone));
  expect(`${after.date} ${after.time}` > `${date} ${time}`).toBe(true);
});

it.each([
  ["Europe/London", "2026-10-25", "01:30", "2026-10-25T00:30:00.000Z", "2026-10-25T01:30:00.000Z"],
  ["America/New_York", "2026-11-01", "01:00", "2026-11-01T05:00:00.000Z", "2026-11-01T06:00:00.000Z"],
  ["Australia/Lord_Howe", "2026-04-05", "01:45", "2026-04-04T14:45:00.000Z", "2026-04-04T15:15:00.000Z"],
  ["Africa/Casablanca", "2026-02-15", "02:30", "2026-02-15T01:30:00.000Z", "2026-02-15T02:30:00.000Z"],
])("in %s, %s %s comes twice: at %s and at %s", (zone, date, time, first, second) => {
  expect(momentsOf({ date, time }, clockOf(zone))).toEqual({
    first: new Date(first),
    second: new Date(second),
    next: new Date(first),
  });
});

it.each([
  ["2026-02-30", "08:00"],
  ["2026-13-01", "08:00"],
  ["2026-11-23", "24:30"],
  ["2026-11-23", "08:60"],
  ["0000-01-01", "08:00"],
  ["9999-12-31", "23:59"],
  ["", ""],
  ["tomorrow", "noon"],
])("%s %s is no moment", (date, time) => {
  expect(momentsOf({ date, time }, clockOf("Europe/London"))).toBeNull();
});

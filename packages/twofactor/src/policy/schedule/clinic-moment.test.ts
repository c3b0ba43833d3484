import { expect, it } from "vitest";
import { clinicMoment, wallTimeAt } from "./clinic-moment.ts";

it.each([
  ["Europe/London", "2026-11-23", "08:00", "2026-11-23T08:00:00.000Z"],
  ["Europe/London", "2026-07-06", "08:00", "2026-07-06T07:00:00.000Z"],
  ["America/New_York", "2026-11-01", "12:00", "2026-11-01T17:00:00.000Z"],
  ["Pacific/Kiritimati", "2026-11-23", "00:30", "2026-11-22T10:30:00.000Z"],
  ["America/Winnipeg", "2026-12-15", "08:00", "2026-12-15T13:00:00.000Z"],
  ["Asia/Kathmandu", "2026-11-23", "08:00", "2026-11-23T02:15:00.000Z"],
  ["UTC", "2028-02-29", "23:59", "2028-02-29T23:59:00.000Z"],
])("in %s, %s %s is %s", (zone, date, time, moment) => {
  expect(clinicMoment({ date, time }, zone)?.toISOString()).toBe(moment);
  expect(wallTimeAt(new Date(moment), zone)).toEqual({ date, time });
});

it("a time that clocks are turned forward over never comes", () => {
  expect(clinicMoment({ date: "2026-03-29", time: "01:30" }, "Europe/London")).toBeNull();
  expect(clinicMoment({ date: "2026-03-29", time: "01:00" }, "Europe/London")).toBeNull();
  expect(clinicMoment({ date: "2026-03-29", time: "02:00" }, "Europe/London")?.toISOString()).toBe(
    "2026-03-29T01:00:00.000Z",
  );
});

it("of a time that clocks show twice the first is meant", () => {
  expect(clinicMoment({ date: "2026-10-25", time: "01:30" }, "Europe/London")?.toISOString()).toBe(
    "2026-10-25T00:30:00.000Z",
  );
  expect(clinicMoment({ date: "2026-11-01", time: "01:30" }, "America/New_York")?.toISOString()).toBe(
    "2026-11-01T05:30:00.000Z",
  );
});

it.each([
  ["2026-02-30", "08:00"],
  ["2026-13-01", "08:00"],
  ["2026-11-23", "24:30"],
  ["0000-01-01", "08:00"],
  ["9999-12-31", "23:59"],
  ["", ""],
  ["tomorrow", "noon"],
])("%s %s is no moment", (date, time) => {
  expect(clinicMoment({ date, time }, "Europe/London")).toBeNull();
});

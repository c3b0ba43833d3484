import { expect, it } from "vitest";
import { forecastPoints } from "./forecast-points.ts";

const from = new Date("2026-11-23T23:30:00Z");
const after = (days: number) => new Date(from.getTime() + days * 86_400_000);
const forecast = (curve: readonly (readonly [number, number])[]) => ({
  people: 0,
  curve: curve.map(([days, setUp]) => ({ on: after(days), setUp })),
  half: null,
  most: null,
  away: 0,
  neverSignedIn: 0,
  tooLittleHistory: 0,
});

it("every day has its number, by the clinic's clock", () => {
  const curve = forecast([
    [1, 2],
    [3, 5],
  ]);
  expect(forecastPoints(curve, from, "Europe/Berlin")).toEqual([
    { day: "2026-11-24", values: [0] },
    { day: "2026-11-25", values: [2] },
    { day: "2026-11-26", values: [2] },
    { day: "2026-11-27", values: [5] },
  ]);
});

it("where nobody sets anything up there are no days", () => {
  expect(forecastPoints(forecast([]), from, "UTC")).toEqual([]);
});

it("no day is missed or told twice where clocks are turned", () => {
  // In London it is 0:30 on the 25th, a day of 25 hours: 24 hours later it is 23:30 on the same day.
  const late = new Date("2026-10-24T23:30:00Z");
  const curve = forecast([]).curve.concat({ on: new Date("2026-10-27T00:30:00Z"), setUp: 3 });
  const days = forecastPoints({ ...forecast([]), curve }, late, "Europe/London").map(({ day }) => day);
  expect(days).toEqual(["2026-10-25", "2026-10-26", "2026-10-27"]);
});

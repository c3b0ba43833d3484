import { expect, it } from "vitest";
import { changedDays, dashOf } from "./trend.ts";

const day = (at: number, ...values: number[]) => ({ day: `2026-03-0${at}`, values });

it("days that say nothing new are left out, the first and the last never", () => {
  const points = [day(1, 1, 0), day(2, 1, 0), day(3, 2, 0), day(4, 2, 0), day(5, 2, 0)];
  expect(changedDays(points)).toEqual([points[4], points[2], points[0]]);
  expect(changedDays([])).toEqual([]);
  expect(changedDays([day(1, 4)])).toEqual([day(1, 4)]);
});

it("no two of four lines look alike without their colours", () => {
  expect(new Set([0, 1, 2, 3].map(dashOf)).size).toBe(4);
});

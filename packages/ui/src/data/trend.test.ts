import { expect, it } from "vitest";
import { changedDays, hatchOf, stackOf } from "./trend.ts";

const day = (at: number, ...values: number[]) => ({ day: `2026-03-0${at}`, values });

it("days that say nothing new are left out, the first and the last never", () => {
  const points = [day(1, 1, 0), day(2, 1, 0), day(3, 2, 0), day(4, 2, 0), day(5, 2, 0)];
  expect(changedDays(points)).toEqual([points[4], points[2], points[0]]);
  expect(changedDays([])).toEqual([]);
  expect(changedDays([day(1, 4)])).toEqual([day(1, 4)]);
});

it("no two of four shares look alike without their colours", () => {
  expect(new Set([0, 1, 2, 3].map(hatchOf)).size).toBe(4);
});

it("the legend is in the order of the stack, with the numbers of the last day", () => {
  const series = [
    { label: "On", tone: "good" },
    { label: "Off", tone: "neutral" },
  ] as const;
  const stack = stackOf(series, [day(1, 9, 9), day(2, 3, 4)]);
  expect(stack.map(({ label, index, last }) => [label, index, last])).toEqual([
    ["Off", 1, 4],
    ["On", 0, 3],
  ]);
  expect(stackOf(series, []).map(({ last }) => last)).toEqual([0, 0]);
});

import { secondsUntil } from "@countersign/accounts";
import { describe, expect, it } from "vitest";
import { skipsLeft } from "../policy/policy.ts";
import { CODE_WAIT_SECONDS, codeBarrier, lockOf } from "./code-waits.ts";

const now = new Date("2026-11-23T09:00:00Z");
const inMs = (ms: number) => new Date(now.getTime() + ms);

it("five wrong codes are looked at, then 30 s, 1, 5, 15 and 60 minutes pass between tries", () => {
  expect(CODE_WAIT_SECONDS.slice(0, 4)).toEqual([0, 0, 0, 0]);
  expect(CODE_WAIT_SECONDS.slice(4)).toEqual([30, 60, 300, 900, 3600]);
});

describe("a barrier", () => {
  it.each([
    ["none without a wait", null, null, null],
    ["none once the wait is over, to the millisecond", inMs(0), null, null],
    ["until the wait is over", inMs(1), null, { until: inMs(1) }],
    ["without end while suspended", null, now, { until: null }],
    ["without end while suspended, whatever the wait", inMs(5), now, { until: null }],
  ])("%s", (_name, waitsUntil, suspendedAt, barrier) => {
    expect(codeBarrier({ waitsUntil, suspendedAt }, now)).toEqual(barrier);
  });

  it.each([
    [120_000, false],
    [120_001, true],
    [3_600_000, true],
  ])("of %i ms has a page of its own: %s", (ms, locked) => {
    expect(lockOf({ waitsUntil: inMs(ms), suspendedAt: null }, now) !== null).toBe(locked);
  });

  it.each([
    [-5000, 1],
    [1, 1],
    [1000, 1],
    [1001, 2],
    [30_000, 30],
  ])("of %i ms is told as %i s", (ms, seconds) => {
    expect(secondsUntil(inMs(ms), now)).toBe(seconds);
  });
});

it.each([
  [0, 0, 0],
  [5, 0, 5],
  [5, 7, 0],
  [20, 20, 0],
])("%i allowed and %i spent leave %i, never less than none", (skipsAllowed, skipsSpent, left) => {
  expect(skipsLeft({ skipsAllowed, skipsSpent })).toBe(left);
});

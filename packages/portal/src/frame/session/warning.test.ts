import { expect, test } from "vitest";
import { sessionLeft } from "./session-left.ts";
import { asksAgain, dialOf, spokenSeconds, WARNING_MS, warningOf } from "./warning.ts";

const MINUTE = 60_000;
const left = { idleMs: 30 * MINUTE, lastMs: 12 * 60 * MINUTE };

test.each([
  ["at first", 0, { at: "rest", ms: 28 * MINUTE }],
  ["a millisecond too early", 28 * MINUTE - 1, { at: "rest", ms: 1 }],
  ["two minutes before", 28 * MINUTE, { at: "warn", by: "idle", ms: WARNING_MS }],
  ["at the last millisecond", 30 * MINUTE - 1, { at: "warn", by: "idle", ms: 1 }],
  ["at the end", 30 * MINUTE, { at: "over", by: "idle" }],
  ["long after it, when a computer wakes", 300 * MINUTE, { at: "over", by: "idle" }],
] as const)("nothing happens for a while: %s", (_, passed, warning) => {
  expect(warningOf(left, passed)).toEqual(warning);
});

test.each([
  ["an end that comes before idleness is the last", { idleMs: 30 * MINUTE, lastMs: MINUTE }, "last"],
  ["as is one that comes with it", { idleMs: MINUTE, lastMs: MINUTE }, "last"],
  ["idleness before it can be ended", { idleMs: MINUTE, lastMs: MINUTE + 1 }, "idle"],
] as const)("%s", (_, ends, by) => {
  expect(warningOf(ends, 0)).toEqual({ at: "warn", by, ms: MINUTE });
});

test("the shortest idle time that a policy may ask for leaves three minutes of rest", () => {
  expect(warningOf({ idleMs: 5 * MINUTE, lastMs: 480 * MINUTE }, 0)).toEqual({ at: "rest", ms: 3 * MINUTE });
});

test("the portal is asked when somebody comes back, not at every blink", () => {
  expect([0, 4_999, 5_000].map(asksAgain)).toEqual([false, false, true]);
});

test("what is said aloud changes four times in two minutes", () => {
  const said = Array.from({ length: 120 }, (_, second) => spokenSeconds((120 - second) * 1000));
  expect([...new Set(said)]).toEqual([120, 60, 30, 10]);
  expect(spokenSeconds(59_001)).toBe(60);
});

test.each([
  [120_000, "2:00"],
  [64_001, "1:05"],
  [1, "0:01"],
  [-5, "0:00"],
])("%i ms are %s on the dial", (ms, dial) => {
  expect(dialOf(ms)).toBe(dial);
});

test("what is left is told from the portal's own clock, and never less than nothing", () => {
  const now = new Date("2026-11-23T09:00:00Z");
  const ends = { idleAt: new Date("2026-11-23T09:30:00Z"), lastAt: new Date("2026-11-23T08:00:00Z") };
  expect(sessionLeft({ ends }, now)).toEqual({ toldAt: now.getTime(), idleMs: 30 * MINUTE, lastMs: 0 });
});

import { expect, test } from "vitest";
import { retryAfterSeconds } from "./retry-after.ts";

const NOW = new Date("2026-11-22T14:05:00Z");

test.each([
  ["7", 7],
  [" 120 ", 120],
  ["Sun, 22 Nov 2026 14:05:30 GMT", 30],
  ["Sun, 22 Nov 2026 14:00:00 GMT", 0],
  ["soon", null],
  ["", null],
  [undefined, null],
  [null, null],
])("Retry-After %j means %j seconds", (header, seconds) => {
  expect(retryAfterSeconds(header, NOW)).toBe(seconds);
});

import { expect, test } from "vitest";
import { greetingAt } from "./greeting.ts";

test.each([
  ["04:59", "Good evening"],
  ["05:00", "Good morning"],
  ["11:59", "Good morning"],
  ["12:00", "Good afternoon"],
  ["17:59", "Good afternoon"],
  ["18:00", "Good evening"],
  ["00:00", "Good evening"],
])("at %s people are greeted with %s", (time, words) => {
  expect(greetingAt(new Date(`2026-01-15T${time}:00Z`), "UTC")).toBe(words);
});

test("it is the clinic's clock that counts, summer time included", () => {
  const at = new Date("2026-07-01T22:30:00Z");
  expect(greetingAt(at, "Europe/London")).toBe("Good evening");
  expect(greetingAt(at, "Australia/Sydney")).toBe("Good morning");
  expect(greetingAt(at, "America/New_York")).toBe("Good evening");
});

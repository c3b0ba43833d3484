import { expect, it } from "vitest";
import { takesEffectWords } from "./takes-effect-words.ts";

const words = (takesEffectAt: string, wallTime: string | null, timeZone = "Europe/London", clinicZone = timeZone) =>
  takesEffectWords({ takesEffectAt: new Date(takesEffectAt), wallTime, timeZone }, clinicZone);

it("says when, by the clock it was announced by", () => {
  const sentence = "Takes effect on Monday 7 December 2026, 8:00 a.m. GMT.";
  expect(words("2026-12-07T08:00:00Z", "2026-12-07T08:00")).toBe(sentence);
  expect(words("2026-12-07T08:00:00Z", null)).toBe(sentence);
});

it("a clinic that moved to another zone is told both: the promise is kept as it was made", () => {
  expect(words("2026-12-07T08:00:00Z", "2026-12-07T08:00", "Europe/London", "America/Winnipeg")).toBe(
    "Takes effect on Monday 7 December 2026, 8:00 a.m. GMT. By the clinic's clock that is Monday 7 December 2026, 3:00 a.m. EST.",
  );
});

it("a time that clocks show twice, or never, is said as that", () => {
  expect(words("2027-10-31T00:30:00Z", "2027-10-31T01:30")).toContain("1:30 a.m. BST. Clocks go back that night");
  expect(words("2027-03-28T01:00:00Z", "2027-03-28T01:30")).toContain("Clocks go forward over 01:30 that day");
});

import { expect, it } from "vitest";
import { dayOf, readDay, startOf } from "./day.ts";

it.each(["2026-03-03", "2028-02-29", "2026-12-31"])("%s is a day", (text) => expect(readDay(text)).toBe(text));

it.each(["2026-02-30", "2026-02-29", "2026-13-01", "2026-1-1", "", "today", "2026-03-03T00:00:00Z", "99999-01-01"])(
  "%j is no day",
  (text) => expect(readDay(text)).toBeNull(),
);

it("days are those of UTC", () => {
  expect(dayOf(new Date("2026-03-03T23:59:59.999Z"))).toBe("2026-03-03");
  expect(startOf("2026-02-28", 1).toISOString()).toBe("2026-03-01T00:00:00.000Z");
});

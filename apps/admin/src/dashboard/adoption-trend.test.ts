import type { Adoption, AdoptionDay } from "@countersign/twofactor";
import { expect, it } from "vitest";
import { patientSeries, staffSeries, trendOf, withToday } from "./adoption-trend.ts";

const at = new Date("2026-11-23T14:05:00Z");
const adoption: Adoption = {
  staff: { people: 10, enrolled: 4, inGrace: 3, graceByLeft: [], notEnrolled: 2, locked: 1 },
  patient: { people: 9, codesOn: 5, codesOff: 3, locked: 1 },
};
const counted = (kind: AdoptionDay["kind"], day: string): AdoptionDay => ({
  kind,
  day,
  enrolled: 1,
  inGrace: 0,
  notEnrolled: 7,
  locked: 0,
  countedAt: at,
});

it("the chart ends in the numbers beside it, whatever was counted of today before", () => {
  const days = withToday(
    [counted("staff", "2026-11-22"), counted("patient", "2026-11-22"), counted("staff", "2026-11-23")],
    adoption,
    { day: "2026-11-23", at },
  );
  const staff = trendOf(days, "staff", staffSeries);
  expect(staff.points).toEqual([
    { day: "2026-11-22", values: [1, 0, 7, 0] },
    { day: "2026-11-23", values: [4, 3, 2, 1] },
  ]);
  expect(staff.description).toBe("From 1 enrolled on 22 November 2026 to 4 on 23 November 2026.");
  expect(trendOf(days, "patient", patientSeries).points.at(-1)).toEqual({ day: "2026-11-23", values: [5, 3, 1] });
});

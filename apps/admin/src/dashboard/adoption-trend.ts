import type { Kind } from "@countersign/db";
import type { Adoption, AdoptionDay } from "@countersign/twofactor";
import type { TrendPoint, TrendSeries } from "@countersign/ui/data/trend.ts";
import { dayWords } from "@countersign/zones";

/** One line: what it is called, and which number of a day it shows. */
type Line = TrendSeries & { readonly of: "enrolled" | "inGrace" | "notEnrolled" | "locked" };

export const staffSeries: readonly Line[] = [
  { label: "Enrolled", tone: "good", of: "enrolled" },
  { label: "In grace", tone: "caution", of: "inGrace" },
  { label: "Not enrolled", tone: "neutral", of: "notEnrolled" },
  { label: "Locked", tone: "danger", of: "locked" },
];

export const patientSeries: readonly Line[] = [
  { label: "Codes on", tone: "good", of: "enrolled" },
  { label: "Codes off", tone: "neutral", of: "notEnrolled" },
  { label: "Locked", tone: "danger", of: "locked" },
];

/** The counted days of a kind as a chart and its one-sentence description. */
export function trendOf(days: readonly AdoptionDay[], kind: Kind, lines: readonly Line[]) {
  const mine = days.filter((day) => day.kind === kind);
  const points: TrendPoint[] = mine.map((day) => ({ day: day.day, values: lines.map(({ of }) => day[of]) }));
  const [first, last] = [mine[0], mine.at(-1)];
  const main = lines[0]?.label.toLowerCase();
  return {
    series: lines.map(({ label, tone }) => ({ label, tone })),
    points,
    description:
      first && last
        ? `From ${first.enrolled} ${main} on ${dayWords(first.day)} to ${last.enrolled} on ${dayWords(last.day)}.`
        : "",
  };
}

/** The counted days, with today as it is at this moment: the chart ends where the numbers beside it are. */
export function withToday(
  days: readonly AdoptionDay[],
  adoption: Adoption,
  { day, at }: { readonly day: string; readonly at: Date },
): AdoptionDay[] {
  const { staff, patient } = adoption;
  const { enrolled, inGrace, notEnrolled, locked } = staff;
  return [
    ...days.filter((counted) => counted.day !== day),
    { kind: "staff", day, enrolled, inGrace, notEnrolled, locked, countedAt: at },
    {
      kind: "patient",
      day,
      enrolled: patient.codesOn,
      inGrace: 0,
      notEnrolled: patient.codesOff,
      locked: patient.locked,
      countedAt: at,
    },
  ];
}

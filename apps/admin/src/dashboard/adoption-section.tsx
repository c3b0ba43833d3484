import { counted } from "@countersign/portal/words/waiting-words.ts";
import type { Adoption, AdoptionDay } from "@countersign/twofactor";
import { type NumberLink, NumberLinks } from "@countersign/ui/data/number-links.tsx";
import { TrendChart } from "@countersign/ui/data/trend-chart.tsx";
import { Section } from "@countersign/ui/page/section.tsx";
import { patientSeries, staffSeries, trendOf } from "./adoption-trend.ts";

/** How staff and patients stand, and how they came to. */
export function AdoptionSection({ adoption, days }: { adoption: Adoption; days: readonly AdoptionDay[] }) {
  const staff = trendOf(days, "staff", staffSeries);
  const patients = trendOf(days, "patient", patientSeries);
  return (
    <Section id="adoption" title="Adoption" lead="Active people by where they stand now. Each number leads to them.">
      <h3 className="font-medium">Staff</h3>
      <NumberLinks label="Staff by status" numbers={staffNumbers(adoption)} />
      <TrendChart id="staff-trend" title="Staff over 90 days" {...staff} />
      <h3 className="mt-3 font-medium">Patients</h3>
      {adoption.patient.people === 0 ? (
        <p className="text-ink-muted">There are no patients yet.</p>
      ) : (
        <>
          <NumberLinks label="Patients by status" numbers={patientNumbers(adoption)} />
          <TrendChart id="patient-trend" title="Patients over 90 days" {...patients} />
        </>
      )}
    </Section>
  );
}

function staffNumbers({ staff }: Adoption): NumberLink[] {
  const left = staff.graceByLeft.map(({ skipsLeft, people }) => `${people} with ${counted(skipsLeft, "skip")} left`);
  const to = (status: string) => `/staff?status=${status}`;
  return [
    { label: "Enrolled", value: staff.enrolled, tone: "good", href: to("enrolled") },
    {
      label: "In grace",
      value: staff.inGrace,
      tone: "caution",
      href: to("in_grace"),
      ...(left.length > 0 && { note: left.join(", ") }),
    },
    { label: "Not enrolled", value: staff.notEnrolled, tone: "neutral", href: to("not_enrolled") },
    { label: "Locked", value: staff.locked, tone: staff.locked > 0 ? "danger" : "neutral", href: to("locked") },
  ];
}

function patientNumbers({ patient }: Adoption): NumberLink[] {
  const to = (status: string) => `/patients?status=${status}`;
  return [
    { label: "Codes on", value: patient.codesOn, tone: "good", href: to("codes_on") },
    { label: "Codes off", value: patient.codesOff, tone: "neutral", href: to("codes_off") },
    { label: "Locked", value: patient.locked, tone: patient.locked > 0 ? "danger" : "neutral", href: to("locked") },
  ];
}

import type { Integrity } from "@countersign/audit";
import { Moment } from "@countersign/portal/words/moment.tsx";
import { counted } from "@countersign/portal/words/waiting-words.ts";
import type { Coverage } from "@countersign/twofactor";
import { TextLink } from "@countersign/ui/action/text-link.tsx";
import { DescriptionList } from "@countersign/ui/data/description-list.tsx";
import { Table } from "@countersign/ui/data/table.tsx";
import { EmptyState } from "@countersign/ui/feedback/empty-state.tsx";
import { Section } from "@countersign/ui/page/section.tsx";
import { dayWords } from "@countersign/zones";
import { personPath } from "../people/people-paths.ts";
import { patientSentence, policySentence, resetSentence, staffSentence } from "./coverage-words.ts";

type SheetClinic = { readonly name: string; readonly timeZone: string };

/** What was true on one day, in sentences, and who of the staff had no second factor. */
export function CoverageSheet(sheet: { clinic: SheetClinic; coverage: Coverage; integrity: Integrity }) {
  const { clinic, coverage, integrity } = sheet;
  const { policies, adoption } = coverage;
  const when = coverage.isToday ? `Today, ${dayWords(coverage.on)}, until now` : `On ${dayWords(coverage.on)}`;
  const missing = adoption.staff.inGrace + adoption.staff.notEnrolled;
  return (
    <>
      <Section id="summary" title={when} lead={clinic.name}>
        <DescriptionList
          items={[
            { term: "Staff policy", value: policySentence(policies.staff, clinic.timeZone) },
            { term: "Staff", value: staffSentence(coverage) },
            { term: "Patients policy", value: policySentence(policies.patient, clinic.timeZone) },
            { term: "Patients", value: patientSentence(coverage) },
            { term: "Resets", value: resetSentence(coverage) },
            { term: "Audit trail", value: <Verified integrity={integrity} /> },
          ]}
        />
      </Section>
      <Section id="uncovered" title="Staff without a second factor that day">
        {missing === 0 ? (
          <EmptyState>Every member of staff had one.</EmptyState>
        ) : (
          <>
            <Table
              caption="Staff without a second factor that day"
              captionHidden
              columns={[{ label: "Name" }, { label: "Role" }, { label: "Logins left to skip", numeric: true }]}
              rows={coverage.uncovered.map(({ accountId, name, role, skipsLeft }) => ({
                id: accountId,
                cells: [
                  <TextLink key="name" href={personPath("staff", accountId)}>
                    {name}
                  </TextLink>,
                  role.charAt(0).toUpperCase() + role.slice(1),
                  policies.staff.requiredSince === null ? "Not required" : skipsLeft,
                ],
              }))}
            />
            {missing > coverage.uncovered.length ? (
              <p className="text-ink-muted">
                And {counted(missing - coverage.uncovered.length, "more person", "more people")}.
              </p>
            ) : null}
          </>
        )}
      </Section>
    </>
  );
}

function Verified({ integrity }: { integrity: Integrity }) {
  const { broken, verifiedThrough } = integrity;
  if (broken) return "Part of the trail does not match its seals: what is told here may not be what happened.";
  if (!verifiedThrough) return "Not sealed yet: the courier seals it every minute.";
  return (
    <>
      Verified up to <Moment at={verifiedThrough.toISOString()} />.
    </>
  );
}

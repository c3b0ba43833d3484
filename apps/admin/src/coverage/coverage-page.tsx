import { readIntegrity } from "@countersign/audit";
import { context } from "@countersign/auth/context.ts";
import { requirePerson } from "@countersign/auth/guard.ts";
import { type PageProps, textOf } from "@countersign/portal/frame/page-props.ts";
import { PortalPage } from "@countersign/portal/frame/portal-page.tsx";
import { Moment } from "@countersign/portal/words/moment.tsx";
import { readCoverage } from "@countersign/twofactor";
import { PrintButton } from "@countersign/ui/action/print-button.tsx";
import { TextLink } from "@countersign/ui/action/text-link.tsx";
import { Notice } from "@countersign/ui/feedback/notice.tsx";
import { Heading } from "@countersign/ui/page/heading.tsx";
import { clockOf, dayOf, zoneLabel } from "@countersign/zones";
import { CoverageSheet } from "./coverage-sheet.tsx";
import { coverageRefusal } from "./coverage-words.ts";
import { DayForm } from "./day-form.tsx";

/** `/audit/coverage?on=…`: who was covered by a second factor on a day, on one page to print. */
export async function CoveragePage({ searchParams }: PageProps) {
  const person = await requirePerson({ may: "read_trail" });
  const here = context();
  const on = textOf((await searchParams).on) ?? dayOf(here.now(), clockOf(person.clinic.timeZone));
  const [read, integrity] = await Promise.all([
    readCoverage(here, { clinicId: person.clinicId, on }),
    readIntegrity(here, person.clinicId),
  ]);
  return (
    <PortalPage title="Coverage" person={person}>
      <Heading
        lead="Who was covered by a second factor on a day, from the versions of the policies and the audit trail: for insurers and questionnaires."
        aside={read.ok ? <PrintButton /> : null}
      >
        Coverage
      </Heading>
      <DayForm on={on} />
      {read.ok ? (
        <CoverageSheet clinic={person.clinic} coverage={read.coverage} integrity={integrity} />
      ) : (
        <Notice tone="caution">{coverageRefusal(read)}</Notice>
      )}
      <p className="text-ink-muted text-sm">
        Made <Moment at={here.now().toISOString()} /> by {person.name}. Days end at midnight by the clinic&apos;s clock
        ({zoneLabel(person.clinic.timeZone)}).
      </p>
      <p className="print:hidden">
        <TextLink href="/audit">Back to the audit trail</TextLink>
      </p>
    </PortalPage>
  );
}

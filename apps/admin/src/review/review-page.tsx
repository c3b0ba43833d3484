import { context } from "@countersign/auth/context.ts";
import { requirePerson } from "@countersign/auth/guard.ts";
import { type PageProps, textOf } from "@countersign/portal/frame/page-props.ts";
import { PortalPage } from "@countersign/portal/frame/portal-page.tsx";
import { listAffected, readPolicies, readSchedule, rehearsePolicies, weakens } from "@countersign/twofactor";
import { Banner } from "@countersign/ui/feedback/banner.tsx";
import { Heading } from "@countersign/ui/page/heading.tsx";
import { inClinicTime } from "@countersign/zones";
import { redirect } from "next/navigation";
import { z } from "zod";
import { ForecastSection } from "../forecast/forecast-section.tsx";
import { draftsIn } from "../security/drafted-policies.ts";
import { securityPath } from "../security/security-paths.ts";
import { AffectedPeople } from "./affected-people.tsx";
import { PolicyComparison } from "./policy-comparison.tsx";
import { PatientsRehearsal, StaffRehearsal } from "./rehearsal-numbers.tsx";
import { RehearsalWarnings } from "./rehearsal-warnings.tsx";
import { SaveForm } from "./save-form.tsx";

/** People of the list shown at once; the file has all. */
const PEOPLE_PER_PAGE = 15;

/** What a drafted change would do to people and open sessions, before it is saved. */
export async function ReviewPage({ searchParams }: PageProps) {
  const person = await requirePerson({ may: "change_policy" });
  const search = await searchParams;
  const drafts = draftsIn(search);
  if (!drafts) redirect(securityPath);

  const { clinicId } = person;
  const { timeZone } = person.clinic;
  const active = await readPolicies(context(), { clinicId });
  const { expected } = drafts;
  if (active.staff.version !== expected.staff || active.patient.version !== expected.patient) {
    redirect(`${securityPath}?refused=changed_meanwhile`);
  }
  const mark = z.uuid().nullable().catch(null).parse(textOf(search.after));
  const change = { clinicId, staff: drafts.staff, patient: drafts.patient };
  const [rehearsal, affected, schedule] = await Promise.all([
    rehearsePolicies(context(), change),
    listAffected(context(), { ...change, after: mark, limit: PEOPLE_PER_PAGE }),
    readSchedule(context(), { clinicId }),
  ]);
  return (
    <PortalPage title="Review change" person={person}>
      <Heading lead="Nothing has changed yet. This is what saving would do.">Review change</Heading>
      <PolicyComparison active={active} drafts={drafts} />
      <RehearsalWarnings warnings={rehearsal.warnings} />
      <StaffRehearsal numbers={rehearsal.staff} draft={drafts.staff} />
      <ForecastSection person={person} policy={drafts.staff} />
      <PatientsRehearsal numbers={rehearsal.patients} draft={drafts.patient} />
      <AffectedPeople drafts={drafts} total={rehearsal.affected} page={affected} isFirst={mark === null} />
      {schedule ? (
        <Banner tone="caution">
          {`A change is scheduled for ${inClinicTime(schedule.takesEffectAt, schedule.timeZone)}. Saving this overtakes it: it will not happen, and whoever was told of it is told so.`}
        </Banner>
      ) : null}
      <SaveForm drafts={drafts} weaker={weakens(active, drafts)} concerned={rehearsal.affected} timeZone={timeZone} />
    </PortalPage>
  );
}

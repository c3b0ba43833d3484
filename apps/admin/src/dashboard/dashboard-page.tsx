import { may } from "@countersign/accounts";
import { context } from "@countersign/auth/context.ts";
import { requirePerson } from "@countersign/auth/guard.ts";
import { PortalPage } from "@countersign/portal/frame/portal-page.tsx";
import { Moment } from "@countersign/portal/words/moment.tsx";
import {
  ADOPTION_DAYS,
  readAdoption,
  readAdoptionDays,
  readFailingDeliveries,
  readLoginsToday,
  readPolicies,
  readRollOut,
  readStuckPeople,
} from "@countersign/twofactor";
import { TextLink } from "@countersign/ui/action/text-link.tsx";
import { Banner } from "@countersign/ui/feedback/banner.tsx";
import { Heading } from "@countersign/ui/page/heading.tsx";
import { clockOf, dayOf, daysLater } from "@countersign/zones";
import { policyWords } from "../security/policy-words.ts";
import { securityPath } from "../security/security-paths.ts";
import { AdoptionSection } from "./adoption-section.tsx";
import { withToday } from "./adoption-trend.ts";
import { DeliveriesSection } from "./deliveries-section.tsx";
import { RollOutSection } from "./roll-out-section.tsx";
import { StuckSection } from "./stuck-section.tsx";
import { TodaySection } from "./today-section.tsx";

/** The console's first page: how far the clinic is, who needs help, and what to do next. */
export async function DashboardPage() {
  const person = await requirePerson({ may: "see_people" });
  const clinic = { clinicId: person.clinicId };
  const here = context();
  const today = dayOf(here.now(), clockOf(person.clinic.timeZone));
  const leads = may(person.role, "change_policy");
  const [adoption, counted, logins, stuck, policies, rollOut, failing] = await Promise.all([
    readAdoption(here, clinic),
    readAdoptionDays(here, { ...clinic, since: daysLater(today, 1 - ADOPTION_DAYS) }),
    readLoginsToday(here, clinic),
    readStuckPeople(here, clinic),
    readPolicies(here, clinic),
    leads ? readRollOut(here, clinic) : null,
    leads ? readFailingDeliveries(here, clinic) : null,
  ]);
  const days = withToday(counted, adoption, { day: today, at: here.now() });
  return (
    <PortalPage title="Dashboard" person={person}>
      <Heading
        lead={
          <>
            Staff: {policyWords("staff", policies.staff)}. Patients: {policyWords("patient", policies.patient)}.
          </>
        }
      >
        Dashboard
      </Heading>
      {rollOut?.requiredFrom && !rollOut.isRequired ? (
        <Banner action={<TextLink href={securityPath}>See the scheduled change</TextLink>}>
          Two-factor authentication is required of staff from <Moment at={rollOut.requiredFrom.toISOString()} />.
        </Banner>
      ) : null}
      {rollOut ? (
        <RollOutSection
          facts={{
            ...rollOut,
            staff: adoption.staff.people,
            stragglers: adoption.staff.inGrace + adoption.staff.notEnrolled,
          }}
        />
      ) : null}
      <StuckSection stuck={leads ? stuck : { ...stuck, reset_waiting: [] }} />
      <AdoptionSection adoption={adoption} days={days} />
      <TodaySection logins={logins} day={today} trail={may(person.role, "read_trail")} />
      {failing ? <DeliveriesSection {...failing} /> : null}
    </PortalPage>
  );
}

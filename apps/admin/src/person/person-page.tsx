import { hasConsole, may, shownEmail } from "@countersign/accounts";
import { context } from "@countersign/auth/context.ts";
import { requirePerson } from "@countersign/auth/guard.ts";
import type { AccountId, Kind } from "@countersign/db";
import { DoneMessage } from "@countersign/portal/frame/done-message.tsx";
import { type PageProps, textOf } from "@countersign/portal/frame/page-props.ts";
import { PortalPage } from "@countersign/portal/frame/portal-page.tsx";
import {
  type Person,
  type PersonFacts,
  readPerson,
  readPersonDevices,
  readPersonHistory,
  readReEnrolmentStanding,
  readResetRequests,
  readSignIns,
} from "@countersign/twofactor";
import { TextLink } from "@countersign/ui/action/text-link.tsx";
import { FormAlert } from "@countersign/ui/feedback/form-alert.tsx";
import { Heading } from "@countersign/ui/page/heading.tsx";
import { SideAndMain } from "@countersign/ui/page/side-and-main.tsx";
import { z } from "zod";
import { InvitationSection } from "../invite/one/invitation-section.tsx";
import { inviteDone, inviteRefusedSentence } from "../invite/one/invite-sentences.ts";
import { listPaths, personPath } from "../people/people-paths.ts";
import { StatusBadge } from "../people/status-badge.tsx";
import { actionDone, refusedSentence } from "./actions/action-sentences.ts";
import { actionsFor } from "./actions/person-action.ts";
import { PersonActions } from "./actions/person-actions.tsx";
import { PersonDialog } from "./actions/person-dialog.tsx";
import { DevicesSection } from "./devices/devices-section.tsx";
import { SessionsSection } from "./devices/sessions-section.tsx";
import { PersonHistory } from "./history/person-history.tsx";
import { PersonNotFound } from "./person-not-found.tsx";
import { PersonOverview } from "./person-overview.tsx";
import { LinkSection } from "./reset/link-section.tsx";
import { ResetSection } from "./reset/reset-section.tsx";
import { resetDone, resetRefusedSentence } from "./reset/reset-sentences.ts";
import { roleNames } from "./role/role-words.ts";
import { SignInsSection } from "./sign-ins/sign-ins-section.tsx";
import { PersonState } from "./state/person-state.tsx";

/** What Next gives the page of one person. */
export type PersonPageProps = PageProps & { readonly params: Promise<{ readonly id: string }> };

/** Events shown of one person. */
const HISTORY_ROWS = 25;
/** Sign-ins told about, with why each went as it did. */
const SIGN_IN_ROWS = 20;

const backWords: Readonly<Record<Kind, string>> = { staff: "All staff", patient: "All patients" };

/** One person: how they sign in, what an admin may do for them, what happened. */
export async function PersonPage({ kind, params, searchParams }: PersonPageProps & { kind: Kind }) {
  const admin = await requirePerson({ may: "see_people" });
  const { clinicId } = admin;
  const id = z.uuid().safeParse((await params).id);
  const person = id.success ? await readPerson(context(), { clinicId, kind, accountId: id.data }) : null;
  // Not Next's notFound(), which sends an empty page to whoever has no JavaScript.
  if (!person) return <PersonNotFound admin={admin} kind={kind} />;
  const { accountId } = person;
  const { done, refused, dialog, before } = await searchParams;
  const from = z.uuid().nullable().catch(null).parse(textOf(before));
  const [events, signIns, resets, devices] = await Promise.all([
    readPersonHistory(context(), { clinicId, accountId, before: from, limit: HISTORY_ROWS + 1 }),
    readSignIns(context(), { clinicId, accountId, limit: SIGN_IN_ROWS }),
    kind === "staff" ? resetsOf(admin, accountId) : null,
    readPersonDevices(context(), { clinicId, accountId }),
  ]);
  const history = events.slice(0, HISTORY_ROWS);
  const last = events.length > HISTORY_ROWS ? history.at(-1) : undefined;
  const refusal =
    refusedSentence(textOf(refused)) ?? inviteRefusedSentence(textOf(refused)) ?? resetRefusedSentence(textOf(refused));
  const wanted = textOf(dialog);
  const action = actionsFor(person, admin.role).find((known) => known === wanted);
  return (
    <PortalPage title={person.name} person={admin}>
      <DoneMessage done={done} sentences={{ ...actionDone, ...inviteDone, ...resetDone }} />
      {refusal ? <FormAlert focus>{refusal}</FormAlert> : null}
      <div className="flex flex-col gap-3">
        <p className="text-sm">
          <TextLink href={listPaths[kind]}>{backWords[kind]}</TextLink>
        </p>
        <Heading lead={leadOf(person)} aside={<StatusBadge status={person.status} skipsLeft={person.skipsLeft} />}>
          {person.name}
        </Heading>
      </div>
      <PersonState person={person} by={admin} />
      {isInvited(person) ? <InvitationSection person={person} now={context().now()} /> : null}
      {resets?.request ? <ResetSection request={resets.request} by={admin} /> : null}
      {resets?.link ? <LinkSection person={person} link={resets.link} now={context().now()} /> : null}
      <PersonActions person={person} by={admin} />
      <SideAndMain
        side={
          <>
            <PersonOverview person={person} />
            <DevicesSection person={person} trusted={devices.trusted} />
            <SessionsSection sessions={devices.sessions} />
          </>
        }
      >
        <SignInsSection signIns={signIns} mayOpenPolicy={may(admin.role, "change_policy")} />
        <PersonHistory
          events={history}
          about={accountId}
          olderHref={last ? `${personPath(kind, accountId, { before: last.id })}#history-title` : null}
          newestHref={from ? `${personPath(kind, accountId)}#history-title` : null}
          trailHref={may(admin.role, "read_trail") ? `/audit?person=${accountId}` : null}
        />
      </SideAndMain>
      {action ? <PersonDialog action={action} person={person} by={admin} /> : null}
    </PortalPage>
  );
}

/** The request that waits about a member of staff, and the link they were mailed after a reset. */
async function resetsOf({ clinicId, accountId: viewer, role }: Person, accountId: AccountId) {
  const [requests, link] = await Promise.all([
    readResetRequests(context(), { clinicId, accountId }),
    may(role, "rescue_people") && accountId !== viewer
      ? readReEnrolmentStanding(context(), { clinicId, accountId })
      : null,
  ]);
  return { request: requests[0] ?? null, link };
}

function isInvited({ hasPassword, status }: PersonFacts): boolean {
  return !hasPassword && status !== "deactivated";
}

function leadOf({ email, role }: PersonFacts): string {
  return hasConsole(role) && role ? `${shownEmail(email)} · ${roleNames[role]}` : shownEmail(email);
}

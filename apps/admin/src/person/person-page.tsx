import { may } from "@countersign/accounts";
import { context } from "@countersign/auth/context.ts";
import { requirePerson } from "@countersign/auth/guard.ts";
import type { Kind } from "@countersign/db";
import { DoneMessage } from "@countersign/portal/frame/done-message.tsx";
import { type PageProps, textOf } from "@countersign/portal/frame/page-props.ts";
import { PortalPage } from "@countersign/portal/frame/portal-page.tsx";
import { type PersonFacts, readPerson, readPersonHistory, readSignIns } from "@countersign/twofactor";
import { TextLink } from "@countersign/ui/action/text-link.tsx";
import { FormAlert } from "@countersign/ui/feedback/form-alert.tsx";
import { Heading } from "@countersign/ui/page/heading.tsx";
import { z } from "zod";
import { InvitationSection } from "../invite/one/invitation-section.tsx";
import { inviteDone, inviteRefusedSentence } from "../invite/one/invite-sentences.ts";
import { listPaths } from "../people/people-paths.ts";
import { StatusBadge } from "../people/status-badge.tsx";
import { actionDone, refusedSentence } from "./actions/action-sentences.ts";
import { isPersonAction } from "./actions/person-action.ts";
import { PersonActions } from "./actions/person-actions.tsx";
import { PersonDialog } from "./actions/person-dialog.tsx";
import { PersonHistory } from "./history/person-history.tsx";
import { PersonNotFound } from "./person-not-found.tsx";
import { PersonOverview } from "./person-overview.tsx";
import { SignInsSection } from "./sign-ins/sign-ins-section.tsx";

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
  const [history, signIns] = await Promise.all([
    readPersonHistory(context(), { clinicId, accountId, limit: HISTORY_ROWS }),
    readSignIns(context(), { clinicId, accountId, limit: SIGN_IN_ROWS }),
  ]);
  const { done, refused, dialog } = await searchParams;
  const refusal = refusedSentence(textOf(refused)) ?? inviteRefusedSentence(textOf(refused));
  const action = textOf(dialog);
  return (
    <PortalPage title={person.name} person={admin}>
      <DoneMessage done={done} sentences={{ ...actionDone, ...inviteDone }} />
      {refusal ? <FormAlert focus>{refusal}</FormAlert> : null}
      <div className="flex flex-col gap-3">
        <p className="text-sm">
          <TextLink href={listPaths[kind]}>{backWords[kind]}</TextLink>
        </p>
        <Heading lead={leadOf(person)} aside={<StatusBadge status={person.status} skipsLeft={person.skipsLeft} />}>
          {person.name}
        </Heading>
      </div>
      <PersonOverview person={person} />
      {isInvited(person) ? <InvitationSection person={person} now={context().now()} /> : null}
      <PersonActions person={person} />
      <SignInsSection signIns={signIns} mayOpenPolicy={may(admin.role, "change_policy")} />
      <PersonHistory events={history} about={person.accountId} />
      {action !== null && isPersonAction(kind, action) ? (
        <PersonDialog action={action} person={person} isSelf={person.accountId === admin.accountId} />
      ) : null}
    </PortalPage>
  );
}

function isInvited({ hasPassword, status }: PersonFacts): boolean {
  return !hasPassword && status !== "deactivated";
}

function leadOf({ email, isAdmin }: PersonFacts): string {
  return isAdmin ? `${email} · Admin` : email;
}

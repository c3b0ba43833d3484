import { requirePerson } from "@countersign/auth/guard.ts";
import { Heading } from "@countersign/ui/page/heading.tsx";
import { DoneMessage } from "../frame/done-message.tsx";
import { type PageProps, textOf } from "../frame/page-props.ts";
import { PortalPage } from "../frame/portal-page.tsx";
import { ChangePasswordDialog } from "../password/change-password-dialog.tsx";
import { PasswordSection } from "../password/password-section.tsx";
import { ActivitySection } from "./activity/activity-section.tsx";
import { AuthenticatorRefusalAlert } from "./authenticators/authenticator-refusals.tsx";
import { AuthenticatorsSection } from "./authenticators-section.tsx";
import { ChangeEmailDialog } from "./contact/change-email-dialog.tsx";
import { EmailSection } from "./contact/email-section.tsx";
import { doneSentences } from "./done-sentences.ts";
import { ProfileDialogs } from "./profile-dialogs.tsx";
import { RecoveryCodesSection } from "./recovery-codes-section.tsx";
import { SessionsSection } from "./sessions/sessions-section.tsx";
import { StatusSection } from "./status-section.tsx";
import { TrustedDevicesSection } from "./trusted-devices/trusted-devices-section.tsx";

const TITLE = "Two-factor authentication";

/** What "Edit 2FA" reveals stays while a dialog of it is open. */
function isEditing({ edit, dialog }: Awaited<PageProps["searchParams"]>): boolean {
  return textOf(edit) !== null || ["disable", "new-codes", "add"].includes(textOf(dialog) ?? "");
}

/** `/profile/login` of staff and admins: everything about one's own security. */
export async function ProfilePage({ searchParams }: PageProps) {
  const person = await requirePerson({ kind: "staff" });
  const search = await searchParams;
  return (
    <PortalPage title={TITLE} person={person}>
      <Heading lead="A code from your phone keeps others out of your account, even if they know your password.">
        {TITLE}
      </Heading>
      <DoneMessage done={search.done} sentences={doneSentences} />
      <AuthenticatorRefusalAlert because={search.because} />
      <ProfileDialogs person={person} search={search} />
      <ChangePasswordDialog person={person} dialog={textOf(search.dialog)} />
      <ChangeEmailDialog person={person} search={search} />
      <StatusSection person={person} editing={isEditing(search)} />
      {person.authenticators > 0 ? (
        <>
          <AuthenticatorsSection person={person} />
          <RecoveryCodesSection person={person} />
        </>
      ) : null}
      <PasswordSection person={person} />
      <EmailSection person={person} />
      <TrustedDevicesSection person={person} />
      <SessionsSection person={person} />
      <ActivitySection person={person} />
    </PortalPage>
  );
}

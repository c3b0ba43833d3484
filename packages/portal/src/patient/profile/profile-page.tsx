import { requirePerson } from "@countersign/auth/guard.ts";
import type { Person } from "@countersign/twofactor";
import { Heading } from "@countersign/ui/page/heading.tsx";
import { DoneMessage } from "../../frame/done-message.tsx";
import { type PageProps, textOf } from "../../frame/page-props.ts";
import { PortalPage } from "../../frame/portal-page.tsx";
import { ChangePasswordDialog } from "../../password/change-password-dialog.tsx";
import { PasswordSection } from "../../password/password-section.tsx";
import { ActivitySection } from "../../profile/activity/activity-section.tsx";
import { AuthenticatorRefusalAlert } from "../../profile/authenticators/authenticator-refusals.tsx";
import { ChangeEmailDialog } from "../../profile/contact/change-email-dialog.tsx";
import { EmailSection } from "../../profile/contact/email-section.tsx";
import { ProfileDialogs } from "../../profile/profile-dialogs.tsx";
import { SessionsSection } from "../../profile/sessions/sessions-section.tsx";
import { TrustedDevicesSection } from "../../profile/trusted-devices/trusted-devices-section.tsx";
import { AppSection } from "./app/app-section.tsx";
import { CodesSection } from "./codes-section.tsx";
import { PhoneSection } from "./phone-section.tsx";
import { profileDone } from "./profile-done.ts";
import { ProfileRefusal } from "./profile-refusal.tsx";
import { TurnOffDialog } from "./turn-off-dialog.tsx";

const WITH_APP =
  "After your password you type the six-digit code that your authenticator app shows. Somebody who only knows your password can't get in, even if they read your email and texts.";
const WITHOUT_APP =
  "After your password we send you a six-digit code, and you type it in. Somebody who only knows your password can't get in; somebody who also reads your email or texts could.";

const ASKED_NOTHING = "Your clinic asks for your password alone when you sign in.";

function leadFor({ policy, authenticators }: Person): string {
  if (policy.mode === "off") return ASKED_NOTHING;
  return authenticators > 0 ? WITH_APP : WITHOUT_APP;
}

/** `/profile/login` of patients: whether codes are asked for, where they may go, where one is signed in. */
export async function PatientProfilePage({ searchParams }: PageProps) {
  const person = await requirePerson({ kind: "patient" });
  const search = await searchParams;
  return (
    <PortalPage title="Sign-in codes" person={person}>
      <Heading lead={leadFor(person)}>Sign-in codes</Heading>
      <DoneMessage done={search.done} sentences={profileDone} />
      <ProfileRefusal because={search.because} />
      <AuthenticatorRefusalAlert because={search.because} />
      <ChangePasswordDialog person={person} dialog={textOf(search.dialog)} />
      <ChangeEmailDialog person={person} search={search} />
      <ProfileDialogs person={person} search={search} />
      {textOf(search.dialog) === "turn-off" ? <TurnOffDialog person={person} /> : null}
      <CodesSection person={person} />
      <AppSection person={person} />
      <PhoneSection person={person} />
      <PasswordSection person={person} />
      <EmailSection person={person} />
      <TrustedDevicesSection person={person} />
      <SessionsSection person={person} />
      <ActivitySection person={person} />
    </PortalPage>
  );
}

import type { Person } from "@countersign/twofactor";
import { textOf } from "../frame/page-props.ts";
import { AuthenticatorDialogs, type Search } from "./authenticators/authenticator-dialogs.tsx";
import { DisableDialog } from "./disable-dialog.tsx";
import { NewCodesDialog, UnseenCodesDialog } from "./new-codes-dialog.tsx";
import type { ProfileDialog } from "./profile-paths.ts";
import { enable } from "./set-up/enable-in-session.ts";
import { openEnrolmentOf } from "./set-up/open-enrolment-of.ts";
import { SetUpDialog } from "./set-up/set-up-dialog.tsx";

/** The dialog that the profile's address opens, where it makes sense for this person; else nothing. */
export async function ProfileDialogs({ person, search }: { person: Person; search: Search }) {
  const dialog = textOf(search.dialog);
  const enrolled = person.authenticators > 0;
  switch (dialog as ProfileDialog | null) {
    case "enable":
      return enrolled ? null : <EnableDialog person={person} />;
    case "disable":
      // Patients turn their codes off, and their authenticators with them.
      return enrolled && person.kind === "staff" ? <DisableDialog /> : null;
    case "new-codes":
      if (!enrolled) return null;
      return person.unseenRecoveryCodes ? <UnseenCodesDialog email={person.email} /> : <NewCodesDialog />;
    default:
      return enrolled ? <AuthenticatorDialogs person={person} search={search} /> : null;
  }
}

async function EnableDialog({ person }: { person: Person }) {
  const enrolment = await openEnrolmentOf(person);
  if (!enrolment) return null;
  return (
    <SetUpDialog
      id="enable"
      title="Set up two-factor authentication"
      lead="From then on, signing in takes your password and a code from your phone."
      person={person}
      enrolment={enrolment}
      action={enable}
    />
  );
}

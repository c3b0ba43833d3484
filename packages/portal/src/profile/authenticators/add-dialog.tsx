import type { Person } from "@countersign/twofactor";
import { EDIT } from "../profile-paths.ts";
import { openEnrolmentOf } from "../set-up/open-enrolment-of.ts";
import { SetUpDialog } from "../set-up/set-up-dialog.tsx";
import { confirmAdded } from "./confirm-authenticator.ts";

/** Sets up one more authenticator. */
export async function AddDialog({ person }: { person: Person }) {
  const enrolment = await openEnrolmentOf(person);
  if (enrolment?.purpose !== "add") return null;
  return (
    <SetUpDialog
      id="add"
      title="Add an authenticator"
      lead="A second phone or a tablet that can sign you in too. Those you have go on working, and so do your recovery codes."
      person={person}
      enrolment={enrolment}
      action={confirmAdded}
      closeHref={EDIT}
      name={enrolment.suggestedName ?? ""}
    />
  );
}

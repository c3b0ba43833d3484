import type { Clinic } from "@countersign/accounts";
import { HelpContact } from "@countersign/ui/page/help-contact.tsx";

/** How to reach the clinic's own people. */
export function ClinicHelp({ clinic }: { clinic: Clinic }) {
  return (
    <HelpContact
      title={`Help from ${clinic.name}`}
      phone={clinic.helpPhone ?? undefined}
      email={clinic.helpEmail ?? undefined}
      hours={clinic.helpHours ?? undefined}
    />
  );
}

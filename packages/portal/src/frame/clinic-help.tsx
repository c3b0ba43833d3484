import { HelpContact } from "@countersign/ui/page/help-contact.tsx";
import type { ShownClinic } from "./shown-clinic.ts";

type ClinicContact = Pick<ShownClinic, "name" | "helpPhone" | "helpEmail" | "helpHours">;

/** How to reach the clinic's own people. */
export function ClinicHelp({ clinic }: { clinic: ClinicContact }) {
  return (
    <HelpContact
      title={`Help from ${clinic.name}`}
      phone={clinic.helpPhone ?? undefined}
      email={clinic.helpEmail ?? undefined}
      hours={clinic.helpHours ?? undefined}
    />
  );
}

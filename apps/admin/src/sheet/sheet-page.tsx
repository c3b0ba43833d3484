import { context } from "@countersign/auth/context.ts";
import { requirePerson } from "@countersign/auth/guard.ts";
import { publicUrl } from "@countersign/auth/place.ts";
import { PortalPage } from "@countersign/portal/frame/portal-page.tsx";
import { readPolicies, readSchedule } from "@countersign/twofactor";
import { PrintButton } from "@countersign/ui/action/print-button.tsx";
import { TextLink } from "@countersign/ui/action/text-link.tsx";
import { Sheet } from "@countersign/ui/page/sheet.tsx";
import { inClinicTime } from "@countersign/zones";
import { securityPath } from "../security/security-paths.ts";
import { StaffRoomSheet } from "./staff-room-sheet.tsx";

/** What hangs in the staff room: the policy in force, or the change that is to come. Printed, it is one page. */
export async function SheetPage() {
  const person = await requirePerson({ may: "change_policy" });
  const { clinic } = person;
  const [{ staff }, schedule] = await Promise.all([readPolicies(context(), person), readSchedule(context(), person)]);
  const policy = schedule?.staff ?? staff;
  const from = schedule ? inClinicTime(schedule.takesEffectAt, schedule.timeZone) : null;
  return (
    <PortalPage title="Sheet for the staff room" person={person}>
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <div className="flex flex-col gap-1">
          <TextLink href={securityPath}>Security settings</TextLink>
          <p className="text-ink-muted text-sm">One page of A4 or US Letter.</p>
        </div>
        <PrintButton />
      </div>
      <Sheet>
        <StaffRoomSheet clinic={clinic} facts={{ ...policy, from }} portal={publicUrl("staff", clinic.slug, "/")} />
      </Sheet>
    </PortalPage>
  );
}

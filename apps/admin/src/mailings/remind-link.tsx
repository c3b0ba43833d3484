import { may, type Role } from "@countersign/accounts";
import { context } from "@countersign/auth/context.ts";
import type { ClinicId, Kind } from "@countersign/db";
import { counted } from "@countersign/portal/words/waiting-words.ts";
import { countRemindable, isRemindable, type PersonStatus } from "@countersign/twofactor";
import { OpenButton } from "@countersign/ui/action/open-button.tsx";
import { remindersPath } from "./reminder-paths.ts";

/** More are not counted each time a list is looked at; the next page counts them all. */
const COUNTED_MOST = 10_000;

/** Which list is looked at, and by whom. */
export interface RemindLinkProps {
  person: { readonly clinicId: ClinicId; readonly role: Role | null };
  kind: Kind;
  status: PersonStatus | null;
}

/** "Remind N people" for lists of people who have no second factor; nothing for others, or where there is nobody. */
export async function RemindLink({ person, kind, status }: RemindLinkProps) {
  if (!may(person.role, "manage_people") || !isRemindable(kind, status)) return null;
  const people = await countRemindable(context(), { clinicId: person.clinicId, kind, status }, COUNTED_MOST + 1);
  if (people === 0) return null;
  const label =
    people > COUNTED_MOST ? `${COUNTED_MOST.toLocaleString("en-GB")}+ people` : counted(people, "person", "people");
  return (
    <div>
      <OpenButton href={remindersPath(kind, null, { status })}>{`Remind ${label}`}</OpenButton>
    </div>
  );
}

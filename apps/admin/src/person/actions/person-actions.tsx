import type { Role } from "@countersign/accounts";
import type { PersonFacts } from "@countersign/twofactor";
import { ButtonRow } from "@countersign/ui/action/button-row.tsx";
import { OpenButton } from "@countersign/ui/action/open-button.tsx";
import { Section } from "@countersign/ui/page/section.tsx";
import { personPath } from "../../people/people-paths.ts";
import { actionWords } from "./action-words.ts";
import { actionsFor } from "./person-action.ts";

/** The buttons that open the dialogs of what somebody of this role may do for a person. */
export function PersonActions({ person, role }: { person: PersonFacts; role: Role | null }) {
  return (
    <Section
      id="actions"
      title="Actions"
      lead="Each is written to the history below. All but a reminder ask for a reason, and for a code that you typed in the last ten minutes."
    >
      <ButtonRow>
        {actionsFor(person, role).map((action) => (
          <OpenButton key={action} href={personPath(person.kind, person.accountId, { dialog: action })}>
            {actionWords[action].label}
          </OpenButton>
        ))}
      </ButtonRow>
    </Section>
  );
}

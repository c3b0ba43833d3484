import type { PersonFacts } from "@countersign/twofactor";
import { ButtonRow } from "@countersign/ui/action/button-row.tsx";
import { OpenButton } from "@countersign/ui/action/open-button.tsx";
import { Section } from "@countersign/ui/page/section.tsx";
import { personPath } from "../../people/people-paths.ts";
import { actionWords } from "./action-sentences.ts";
import { actionsFor } from "./person-action.ts";

/** The buttons that open the dialogs of what may be done for a person. */
export function PersonActions({ person }: { person: PersonFacts }) {
  return (
    <Section
      id="actions"
      title="Actions"
      lead="Each asks for a reason, is written to the history below, and needs a code that you typed in the last ten minutes."
    >
      <ButtonRow>
        {actionsFor(person.kind).map((action) => (
          <OpenButton key={action} href={personPath(person.kind, person.accountId, { dialog: action })}>
            {actionWords[action].label}
          </OpenButton>
        ))}
      </ButtonRow>
    </Section>
  );
}

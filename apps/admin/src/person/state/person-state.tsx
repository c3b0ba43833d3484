import { context } from "@countersign/auth/context.ts";
import type { Person, PersonFacts } from "@countersign/twofactor";
import { OpenButton } from "@countersign/ui/action/open-button.tsx";
import { StandingPanel } from "@countersign/ui/feedback/standing-panel.tsx";
import { personPath } from "../../people/people-paths.ts";
import { actionWords } from "../actions/action-words.ts";
import { offeredActions } from "../actions/offered-actions.ts";
import { situationOf } from "./situation.ts";
import { situationWords } from "./situation-words.ts";

/** What is the matter with a person, and the one action that helps now: the first thing on their page. */
export function PersonState({ person, by }: { person: PersonFacts; by: Person }) {
  const now = context().now();
  const { tone, title, sentence } = situationWords[situationOf(person, now)][person.kind];
  const { main } = offeredActions(person, by, now);
  return (
    <StandingPanel
      id="state"
      tone={tone}
      title={title}
      action={
        main === null ? null : (
          <OpenButton look="primary" href={personPath(person.kind, person.accountId, { dialog: main })}>
            {actionWords[main].label}
          </OpenButton>
        )
      }
    >
      {sentence}
    </StandingPanel>
  );
}

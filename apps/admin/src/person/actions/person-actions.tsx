import { context } from "@countersign/auth/context.ts";
import type { Person, PersonFacts } from "@countersign/twofactor";
import { ButtonRow } from "@countersign/ui/action/button-row.tsx";
import { OpenButton } from "@countersign/ui/action/open-button.tsx";
import { TextLink } from "@countersign/ui/action/text-link.tsx";
import { Section } from "@countersign/ui/page/section.tsx";
import type { ReactNode } from "react";
import { personPath } from "../../people/people-paths.ts";
import { OUT_OF_REACH } from "./action-sentences.ts";
import { actionWords } from "./action-words.ts";
import { offeredActions } from "./offered-actions.ts";
import { dangerousActions, type PersonAction } from "./person-action.ts";

/** What else an admin may do for a person: only what would change something for this one. */
export function PersonActions({ person, by }: { person: PersonFacts; by: Person }) {
  const { main, signIn, account } = offeredActions(person, by, context().now());
  if (signIn.length + account.length === 0) return main === null ? <NoActions person={person} by={by} /> : null;
  return (
    <Section
      id="actions"
      title="Actions"
      lead="You see what an action does before you confirm it. Each is kept in the history."
    >
      <Group label="Signing in" person={person} actions={signIn} />
      <Group label="Account" person={person} actions={account} />
    </Section>
  );
}

function Group({ label, person, actions }: { label: string; person: PersonFacts; actions: readonly PersonAction[] }) {
  if (actions.length === 0) return null;
  return (
    <div className="flex gap-x-6 gap-y-2 max-lg:flex-col">
      <h3 className="shrink-0 font-medium text-ink-muted text-sm lg:w-32 lg:leading-11">{label}</h3>
      <ButtonRow>
        {actions.map((action) => (
          <OpenButton
            key={action}
            look={dangerousActions.includes(action) ? "caution" : "secondary"}
            href={personPath(person.kind, person.accountId, { dialog: action })}
          >
            {actionWords[action].label}
          </OpenButton>
        ))}
      </ButtonRow>
    </div>
  );
}

function NoActions({ person, by }: { person: PersonFacts; by: Person }) {
  const why: ReactNode =
    person.accountId === by.accountId ? (
      <>
        This is your own account. <TextLink href="/profile/login">Go to your profile</TextLink>
      </>
    ) : (
      OUT_OF_REACH
    );
  return <Section id="actions" title="Actions" lead={why} />;
}

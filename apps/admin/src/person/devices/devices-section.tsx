import { clockWords } from "@countersign/portal/words/clock-words.ts";
import { Moment } from "@countersign/portal/words/moment.tsx";
import type { PersonDevices, PersonFacts } from "@countersign/twofactor";
import { ListCard } from "@countersign/ui/data/list-card.tsx";
import { Badge } from "@countersign/ui/feedback/badge.tsx";
import { EmptyState } from "@countersign/ui/feedback/empty-state.tsx";
import { Section } from "@countersign/ui/page/section.tsx";

/** What answers for a person when they sign in: authenticators, and browsers that need not be asked. Nothing secret. */
export function DevicesSection({
  person,
  trusted,
}: {
  person: Pick<PersonFacts, "authenticators">;
  trusted: PersonDevices["trusted"];
}) {
  const items = [...person.authenticators.map(authenticatorItem), ...trusted.map(trustedItem)];
  return (
    <Section
      id="devices"
      title="Devices"
      lead="Authenticators that answer for this person, and browsers they trust so that no code is asked there."
    >
      {items.length === 0 ? <EmptyState>None.</EmptyState> : <ListCard label="Devices" items={items} />}
    </Section>
  );
}

function authenticatorItem({ id, name, addedAt, lastUsedAt, clockOff }: PersonFacts["authenticators"][number]) {
  return {
    id,
    title: name,
    marks: <Badge tone="good">Authenticator</Badge>,
    details: (
      <>
        Added <Moment at={addedAt.toISOString()} shape="date" />
        {" · "}
        {lastUsedAt ? (
          <>
            last used <Moment at={lastUsedAt.toISOString()} />
          </>
        ) : (
          "not used yet"
        )}
        {clockOff ? (
          <>
            {". "}
            Their phone's clock was {clockWords(clockOff.seconds)} on <Moment at={clockOff.at.toISOString()} />.
          </>
        ) : null}
      </>
    ),
  };
}

function trustedItem({ id, browser, address, lastUsedAt, expiresAt }: PersonDevices["trusted"][number]) {
  return {
    id,
    title: browser,
    marks: <Badge tone="caution">Trusted</Badge>,
    details: (
      <>
        {address} · last used <Moment at={lastUsedAt.toISOString()} /> · until{" "}
        <Moment at={expiresAt.toISOString()} shape="date" />
      </>
    ),
  };
}

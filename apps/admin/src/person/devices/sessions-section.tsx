import { portalNames } from "@countersign/portal/frame/portal-words.ts";
import { Moment } from "@countersign/portal/words/moment.tsx";
import type { PersonSession } from "@countersign/twofactor";
import { ListCard } from "@countersign/ui/data/list-card.tsx";
import { EmptyState } from "@countersign/ui/feedback/empty-state.tsx";
import { Section } from "@countersign/ui/page/section.tsx";
import { methodWords } from "../history/method-words.ts";

/** Where a person is signed in right now. */
export function SessionsSection({ sessions }: { sessions: readonly PersonSession[] }) {
  return (
    <Section id="sessions" title="Sessions" lead="Browsers in which this person is signed in right now.">
      {sessions.length === 0 ? (
        <EmptyState>They are signed in nowhere.</EmptyState>
      ) : (
        <ListCard label="Sessions" items={sessions.map(itemOf)} />
      )}
    </Section>
  );
}

function itemOf({ id, portal, method, browser, address, startedAt, lastSeenAt }: PersonSession) {
  return {
    id,
    title: browser,
    details: (
      <>
        <span className="block">
          {portalNames[portal]} · {address} · last seen <Moment at={lastSeenAt.toISOString()} />
        </span>
        <span className="block">
          Signed in <Moment at={startedAt.toISOString()} /> {methodWords[method]}
        </span>
      </>
    ),
  };
}

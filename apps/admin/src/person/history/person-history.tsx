import { Moment } from "@countersign/portal/words/moment.tsx";
import type { PersonEvent } from "@countersign/twofactor";
import { EmptyState } from "@countersign/ui/feedback/empty-state.tsx";
import { Section } from "@countersign/ui/page/section.tsx";
import { eventSentence } from "./event-sentences.ts";

/** The newest events about a person, as sentences. */
export function PersonHistory({ events, about }: { events: readonly PersonEvent[]; about: string }) {
  return (
    <Section id="history" title="History">
      {events.length === 0 ? (
        <EmptyState>Nothing has happened yet.</EmptyState>
      ) : (
        <ol {...{ role: "list" }} aria-label="History" className="divide-y divide-line">
          {events.map((event) => (
            <li key={event.id} className="grid gap-x-6 gap-y-0.5 py-3 first:pt-0 last:pb-0 sm:grid-cols-[12rem_1fr]">
              <span className="text-ink-muted text-sm sm:leading-6">
                <Moment at={event.at.toISOString()} />
              </span>
              <span className="min-w-0 wrap-anywhere">
                {eventSentence(event)}
                <span className="block text-ink-muted text-sm">{originOf(event, about)}</span>
              </span>
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}

function originOf({ browser, address, actorId, actorName }: PersonEvent, about: string): string {
  const by = actorId && actorId !== about ? `By ${actorName ?? "an admin"}` : null;
  return [by, browser, address].filter((part) => part !== null && part !== "").join(" · ");
}

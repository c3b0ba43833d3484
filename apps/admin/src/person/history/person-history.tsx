import { Moment } from "@countersign/portal/words/moment.tsx";
import type { PersonEvent } from "@countersign/twofactor";
import { TextLink } from "@countersign/ui/action/text-link.tsx";
import { EmptyState } from "@countersign/ui/feedback/empty-state.tsx";
import { Section } from "@countersign/ui/page/section.tsx";
import { eventSentence } from "./event-sentences.ts";

/** A page of somebody's history. */
export interface PersonHistoryProps {
  events: readonly PersonEvent[];
  /** Whose it is. */
  about: string;
  /** Where the page goes on, and where the newest are; null for nowhere. */
  olderHref: string | null;
  newestHref: string | null;
  /** Everything about them in the audit trail, for whoever may read it. */
  trailHref: string | null;
}

/** What happened to a person, the newest first, as sentences. */
export function PersonHistory({ events, about, olderHref, newestHref, trailHref }: PersonHistoryProps) {
  return (
    <Section
      id="history"
      title="History"
      actions={trailHref ? <TextLink href={trailHref}>All of it in the audit trail</TextLink> : null}
    >
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
      {olderHref || newestHref ? (
        <nav aria-label="History" className="flex flex-wrap gap-x-6 gap-y-2">
          {newestHref ? <TextLink href={newestHref}>Newest events</TextLink> : null}
          {olderHref ? <TextLink href={olderHref}>Older events</TextLink> : null}
        </nav>
      ) : null}
    </Section>
  );
}

function originOf({ browser, address, actorId, actorName }: PersonEvent, about: string): string {
  const by = actorId && actorId !== about ? `By ${actorName ?? "an admin"}` : null;
  return [by, browser, address].filter((part) => part !== null && part !== "").join(" · ");
}

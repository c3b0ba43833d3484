import type { TrailEvent } from "@countersign/audit";
import { Moment } from "@countersign/portal/words/moment.tsx";
import { TextLink } from "@countersign/ui/action/text-link.tsx";
import { Badge } from "@countersign/ui/feedback/badge.tsx";
import { eventSentence } from "../../person/history/event-sentences.ts";
import { AccountLink } from "../account-link.tsx";

/** Events as sentences: when, what, to whom, by whom, from where. The moment is the link to the event itself. */
export function TrailList({ events }: { events: readonly TrailEvent[] }) {
  return (
    <ol {...{ role: "list" }} aria-label="Events" className="divide-y divide-line">
      {events.map((event) => (
        <li key={event.id} className="grid gap-x-6 gap-y-1 py-3 first:pt-0 last:pb-0 sm:grid-cols-[12rem_1fr]">
          <span className="text-sm sm:leading-6">
            <TextLink href={`/audit/${event.id}`}>
              <Moment at={event.at.toISOString()} />
            </TextLink>
          </span>
          <span className="min-w-0 wrap-anywhere">
            {event.accountId ? (
              <>
                <AccountLink id={event.accountId} name={event.accountName} kind={event.accountKind} />
                {": "}
              </>
            ) : null}
            {eventSentence(event)}
            <span className="block text-ink-muted text-sm">
              {event.actorId && event.actorId !== event.accountId ? (
                <>
                  By <AccountLink id={event.actorId} name={event.actorName} kind={event.actorKind} />
                  {originOf(event) ? " · " : ""}
                </>
              ) : null}
              {originOf(event)}
            </span>
          </span>
          {event.outcome === "failure" ? (
            <span className="sm:col-start-2">
              <Badge tone="caution">Failure</Badge>
            </span>
          ) : null}
        </li>
      ))}
    </ol>
  );
}

function originOf({ browser, address }: TrailEvent): string {
  return [browser, address].filter((part) => part !== null && part !== "").join(" · ");
}

import { proveEvent, readEvent } from "@countersign/audit";
import { context } from "@countersign/auth/context.ts";
import { requirePerson } from "@countersign/auth/guard.ts";
import { publicUrl } from "@countersign/auth/place.ts";
import { PortalPage } from "@countersign/portal/frame/portal-page.tsx";
import { Moment } from "@countersign/portal/words/moment.tsx";
import { CopyButton } from "@countersign/ui/action/copy-button.tsx";
import { LinkButton } from "@countersign/ui/action/link-button.tsx";
import { TextLink } from "@countersign/ui/action/text-link.tsx";
import { DescriptionList } from "@countersign/ui/data/description-list.tsx";
import { Heading } from "@countersign/ui/page/heading.tsx";
import { Section } from "@countersign/ui/page/section.tsx";
import { z } from "zod";
import { eventSentence } from "../../person/history/event-sentences.ts";
import { AccountLink } from "../account-link.tsx";
import { outcomeWords } from "../group-words.ts";
import { ProofSection } from "./proof-section.tsx";

/** What Next gives the page of one event. */
export type EventPageProps = { readonly params: Promise<{ readonly id: string }> };

/** `/audit/<id>`: one event with everything that is known of it, and how it is proved. */
export async function EventPage({ params }: EventPageProps) {
  const viewer = await requirePerson({ may: "read_trail" });
  const { clinicId, clinic } = viewer;
  const id = z.uuid().safeParse((await params).id);
  const event = id.success ? await readEvent(context().db, { clinicId, id: id.data }) : null;
  if (!event) {
    return (
      <PortalPage title="No such event" person={viewer}>
        <Heading lead="The address may be mistyped, or the event is over six years old.">No such event</Heading>
        <div>
          <LinkButton href="/audit">All events</LinkButton>
        </div>
      </PortalPage>
    );
  }
  const proof = await proveEvent(context().db, { clinicId, id: event.id });
  const details = Object.entries(event.details);
  return (
    <PortalPage title="Event" person={viewer}>
      <div className="flex flex-col gap-3">
        <p className="text-sm">
          <TextLink href="/audit">All events</TextLink>
        </p>
        <Heading
          aside={<CopyButton text={publicUrl("admin", clinic.slug, `/audit/${event.id}`)}>Copy link</CopyButton>}
        >
          {eventSentence(event)}
        </Heading>
      </div>
      <Section id="facts" title="What happened">
        <DescriptionList
          items={[
            { term: "When", value: <Moment at={event.at.toISOString()} /> },
            {
              term: "Person",
              value: event.accountId ? (
                <AccountLink id={event.accountId} name={event.accountName} kind={event.accountKind} />
              ) : (
                "Nobody in particular"
              ),
            },
            {
              term: "Actor",
              value: event.actorId ? (
                <AccountLink id={event.actorId} name={event.actorName} kind={event.actorKind} />
              ) : event.accountId ? (
                "The person themselves"
              ) : (
                "The system"
              ),
            },
            { term: "Outcome", value: outcomeWords[event.outcome] },
            { term: "Portal", value: event.portal ?? "None" },
            { term: "Browser", value: event.browser ?? "Unknown" },
            { term: "Address", value: event.address ?? "Unknown" },
            { term: "Kind of event", value: <code className="wrap-anywhere">{event.event}</code> },
            ...details.map(([term, value]) => ({
              term: `Detail: ${term}`,
              value: <span className="wrap-anywhere">{typeof value === "string" ? value : JSON.stringify(value)}</span>,
            })),
          ]}
        />
      </Section>
      <ProofSection proof={proof} />
    </PortalPage>
  );
}

import { LOOKED_AT_ONCE, listEvents, readIntegrity, type TrailPage } from "@countersign/audit";
import { context } from "@countersign/auth/context.ts";
import { requirePerson } from "@countersign/auth/guard.ts";
import type { PageProps } from "@countersign/portal/frame/page-props.ts";
import { PortalPage } from "@countersign/portal/frame/portal-page.tsx";
import { Moment } from "@countersign/portal/words/moment.tsx";
import { ButtonRow } from "@countersign/ui/action/button-row.tsx";
import { LinkButton } from "@countersign/ui/action/link-button.tsx";
import { EmptyState } from "@countersign/ui/feedback/empty-state.tsx";
import { Heading } from "@countersign/ui/page/heading.tsx";
import { Section } from "@countersign/ui/page/section.tsx";
import { idOf, meantPeople } from "../meant-people.ts";
import { filterOf, isFiltered, readTrailQuery, type TrailQuery, trailHref } from "../trail-query.ts";
import { IntegrityNotice } from "./integrity-notice.tsx";
import { PeopleMeant } from "./people-meant.tsx";
import { TrailFilters } from "./trail-filters.tsx";
import { TrailList } from "./trail-list.tsx";

const EVENTS_PER_PAGE = 50;

/** `/audit`: everything that happened in the clinic, newest first, filtered and paged by its address alone. */
export async function AuditPage({ searchParams }: PageProps) {
  const viewer = await requirePerson({ may: "read_trail" });
  const query = readTrailQuery(await searchParams);
  const { person, actor } = await meantPeople(viewer.clinicId, query);
  const filter = filterOf(query, { personId: idOf(person), actorId: idOf(actor) }, viewer.clinic.timeZone);
  const { clinicId } = viewer;
  const { after, before } = query;
  const [page, integrity] = await Promise.all([
    listEvents(context().db, { clinicId, filter, after, before, limit: EVENTS_PER_PAGE }),
    readIntegrity(context(), clinicId),
  ]);
  return (
    <PortalPage title="Audit" person={viewer}>
      <Heading
        lead="Everything that happened, for six years. Nobody can change it, and a change made behind the system shows."
        aside={<LinkButton href="/audit/coverage">Coverage on a day</LinkButton>}
      >
        Audit
      </Heading>
      <IntegrityNotice integrity={integrity} />
      <TrailFilters query={query} person={person} actor={actor} />
      <PeopleMeant field="person" meant={person} query={query} />
      <PeopleMeant field="actor" meant={actor} query={query} />
      <Section id="events" title="Events" actions={<ExportLinks query={query} />}>
        {page.events.length > 0 ? <TrailList events={page.events} /> : <NothingFound query={query} page={page} />}
        <Pages query={query} page={page} />
      </Section>
    </PortalPage>
  );
}

function ExportLinks({ query }: { query: TrailQuery }) {
  const wanted = { ...query, after: null, before: null };
  return (
    <>
      <LinkButton href={trailHref(wanted, "/audit/export", { format: "csv" })}>CSV</LinkButton>
      <LinkButton href={trailHref(wanted, "/audit/export", { format: "jsonl" })}>JSON Lines</LinkButton>
    </>
  );
}

function Pages({ query, page }: { query: TrailQuery; page: TrailPage }) {
  const [first, last] = [page.events[0]?.id ?? null, page.events.at(-1)?.id ?? null];
  const { lookedBackTo } = page;
  return (
    <>
      {lookedBackTo && page.events.length > 0 ? <LookedBack at={lookedBackTo.at} /> : null}
      {page.newer || page.older || lookedBackTo ? (
        <nav aria-label="Pages">
          <ButtonRow>
            {page.newer && first ? (
              <LinkButton href={trailHref({ ...query, after: null, before: first })}>Newer events</LinkButton>
            ) : null}
            {page.older && last ? (
              <LinkButton href={trailHref({ ...query, after: last, before: null })}>Older events</LinkButton>
            ) : null}
            {lookedBackTo ? (
              <LinkButton href={trailHref({ ...query, after: lookedBackTo.id, before: null })}>
                Look further back
              </LinkButton>
            ) : null}
          </ButtonRow>
        </nav>
      ) : null}
    </>
  );
}

function LookedBack({ at }: { at: Date }) {
  return (
    <p className="text-ink-muted">
      Looked through {LOOKED_AT_ONCE.toLocaleString("en-GB")} events, back to <Moment at={at.toISOString()} />.
    </p>
  );
}

function NothingFound({ query, page }: { query: TrailQuery; page: TrailPage }) {
  if (page.lookedBackTo) {
    return (
      <EmptyState>
        Nothing among {LOOKED_AT_ONCE.toLocaleString("en-GB")} events, back to{" "}
        <Moment at={page.lookedBackTo.at.toISOString()} />.
      </EmptyState>
    );
  }
  if (!isFiltered(query) && !query.after && !query.before) return <EmptyState>Nothing has happened yet.</EmptyState>;
  return (
    <EmptyState action={<LinkButton href="/audit">Show every event</LinkButton>}>
      No event matches these filters.
    </EmptyState>
  );
}

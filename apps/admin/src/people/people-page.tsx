import { may } from "@countersign/accounts";
import { context } from "@countersign/auth/context.ts";
import { requirePerson } from "@countersign/auth/guard.ts";
import type { Kind } from "@countersign/db";
import type { PageProps } from "@countersign/portal/frame/page-props.ts";
import { PortalPage } from "@countersign/portal/frame/portal-page.tsx";
import { countPeople, listPeople } from "@countersign/twofactor";
import { ButtonRow } from "@countersign/ui/action/button-row.tsx";
import { LinkButton } from "@countersign/ui/action/link-button.tsx";
import { Heading } from "@countersign/ui/page/heading.tsx";
import { invitePath } from "../invite/invite-paths.ts";
import { RemindLink } from "../mailings/remind-link.tsx";
import { Nobody } from "./nobody.tsx";
import { PeopleFilters } from "./people-filters.tsx";
import { firstPage, peopleHref, readPeopleSearch } from "./people-query.ts";
import { PeopleTable } from "./people-table.tsx";
import { countSentence, kindWords } from "./people-words.ts";

const PEOPLE_PER_PAGE = 50;

/** The list of one kind of people: searched, filtered, ordered and paged by its address alone. */
export async function PeoplePage({ kind, searchParams }: PageProps & { kind: Kind }) {
  const person = await requirePerson({ may: "see_people" });
  const search = readPeopleSearch(kind, await searchParams);
  const list = { clinicId: person.clinicId, kind, ...search, limit: PEOPLE_PER_PAGE };
  const [page, count] = await Promise.all([listPeople(context(), list), countPeople(context(), list)]);
  const { title, lead } = kindWords[kind];
  return (
    <PortalPage title={title} person={person}>
      <Heading lead={lead} aside={<LinkButton href={invitePath(kind)}>Invite</LinkButton>}>
        {title}
      </Heading>
      <PeopleFilters kind={kind} search={search} />
      {/* A reminder goes to everyone of a status, so it is offered where nothing else narrows the list. */}
      {search.search || search.role || search.trait ? null : (
        <RemindLink person={person} kind={kind} status={search.status} />
      )}
      <div className="flex flex-wrap items-center justify-between gap-3">
        {/* Said aloud whenever a search or a filter changes it. */}
        <p aria-live="polite" className="text-ink-muted text-sm">
          {countSentence(page, count)}
        </p>
        {may(person.role, "read_trail") ? (
          <ButtonRow>
            <LinkButton look="quiet" href={peopleHref(kind, firstPage(search), ".csv")} download={`${kind}.csv`}>
              Download CSV
            </LinkButton>
          </ButtonRow>
        ) : null}
      </div>
      {page.people.length === 0 ? (
        <Nobody kind={kind} search={search} />
      ) : (
        <PeopleTable kind={kind} page={page} search={search} caption={title} />
      )}
    </PortalPage>
  );
}

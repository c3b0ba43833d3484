import { context } from "@countersign/auth/context.ts";
import { requirePerson } from "@countersign/auth/guard.ts";
import type { Kind } from "@countersign/db";
import type { PageProps } from "@countersign/portal/frame/page-props.ts";
import { PortalPage } from "@countersign/portal/frame/portal-page.tsx";
import { listPeople, personStatuses } from "@countersign/twofactor";
import { LinkButton } from "@countersign/ui/action/link-button.tsx";
import { SearchForm } from "@countersign/ui/form/search-form.tsx";
import { ChoiceLinks } from "@countersign/ui/page/choice-links.tsx";
import { Heading } from "@countersign/ui/page/heading.tsx";
import { invitePath } from "../invite/invite-paths.ts";
import { RemindLink } from "../mailings/remind-link.tsx";
import { listPaths } from "./people-paths.ts";
import { peopleHref, readPeopleSearch } from "./people-query.ts";
import { PeopleTable } from "./people-table.tsx";
import { statusWords } from "./status-words.ts";

const PEOPLE_PER_PAGE = 50;

const words: Readonly<Record<Kind, { readonly title: string; readonly lead: string }>> = {
  staff: { title: "Staff", lead: "Everyone with an account in the staff portal, and how they sign in." },
  patient: { title: "Patients", lead: "Everyone with an account in the patient portal, and how they sign in." },
};

/** The list of one kind of people: searched, filtered and paged by its address alone. */
export async function PeoplePage({ kind, searchParams }: PageProps & { kind: Kind }) {
  const person = await requirePerson({ may: "see_people" });
  const search = readPeopleSearch(kind, await searchParams);
  const page = await listPeople(context(), { clinicId: person.clinicId, kind, ...search, limit: PEOPLE_PER_PAGE });
  const choices = [null, ...personStatuses[kind]].map((status) => ({
    label: status ? statusWords[status].label : "All",
    href: peopleHref(kind, { search: search.search, status }),
    chosen: search.status === status,
  }));
  const { title, lead } = words[kind];
  return (
    <PortalPage title={title} person={person}>
      <Heading lead={lead} aside={<LinkButton href={invitePath(kind)}>Invite</LinkButton>}>
        {title}
      </Heading>
      <div className="flex flex-col gap-5">
        <SearchForm
          action={listPaths[kind]}
          label="Search by name or email"
          name="search"
          defaultValue={search.search}
          keep={search.status ? { status: search.status } : {}}
        />
        <ChoiceLinks label="Status" choices={choices} />
        <RemindLink person={person} kind={kind} status={search.status} />
      </div>
      <PeopleTable kind={kind} page={page} search={search} caption={title} />
    </PortalPage>
  );
}

import type { Kind } from "@countersign/db";
import { Moment } from "@countersign/portal/words/moment.tsx";
import type { ListedPerson, PeoplePage } from "@countersign/twofactor";
import { ButtonRow } from "@countersign/ui/action/button-row.tsx";
import { LinkButton } from "@countersign/ui/action/link-button.tsx";
import { TextLink } from "@countersign/ui/action/text-link.tsx";
import { Table } from "@countersign/ui/data/table.tsx";
import { EmptyState } from "@countersign/ui/feedback/empty-state.tsx";
import { personPath } from "./people-paths.ts";
import { type PeopleSearch, peopleHref } from "./people-query.ts";
import { StatusBadge } from "./status-badge.tsx";

/** One page of a list of people. */
export interface PeopleTableProps {
  kind: Kind;
  caption: string;
  page: PeoplePage;
  search: PeopleSearch;
}

/** The people of one page, each a link to their own, with the ways to the pages around it. */
export function PeopleTable({ kind, caption, page, search }: PeopleTableProps) {
  if (page.people.length === 0) return <NobodyFound kind={kind} search={search} />;
  const columns = ["Name", "Email", kind === "staff" ? "Role" : "Phone", "Status", "Last sign-in"];
  return (
    <div className="flex flex-col gap-6">
      <Table
        caption={caption}
        captionHidden
        columns={columns.map((label) => ({ label }))}
        rows={page.people.map((person) => ({ id: person.accountId, cells: cellsOf(kind, person) }))}
      />
      <Pages kind={kind} page={page} search={search} />
    </div>
  );
}

function cellsOf(kind: Kind, person: ListedPerson) {
  const { accountId, name, email, isAdmin, phoneConfirmed, status, skipsLeft, lastLoginAt } = person;
  return [
    <TextLink key="name" href={personPath(kind, accountId)}>
      {name}
    </TextLink>,
    email,
    kind === "staff" ? (isAdmin ? "Admin" : "Staff") : phoneConfirmed ? "Confirmed" : "None",
    <StatusBadge key="status" status={status} skipsLeft={skipsLeft} />,
    lastLoginAt ? <Moment key="seen" at={lastLoginAt.toISOString()} /> : "Never",
  ];
}

function Pages({ kind, page, search }: Omit<PeopleTableProps, "caption">) {
  const first = page.people[0]?.accountId ?? null;
  const last = page.people.at(-1)?.accountId ?? null;
  if (!page.before && !page.after) return null;
  return (
    <nav aria-label="Pages">
      <ButtonRow>
        {page.before ? (
          <LinkButton href={peopleHref(kind, { ...search, after: null, before: first })}>Previous page</LinkButton>
        ) : null}
        {page.after ? (
          <LinkButton href={peopleHref(kind, { ...search, after: last, before: null })}>Next page</LinkButton>
        ) : null}
      </ButtonRow>
    </nav>
  );
}

function NobodyFound({ kind, search }: Pick<PeopleTableProps, "kind" | "search">) {
  const narrowed = search.search !== "" || search.status !== null || search.after !== null || search.before !== null;
  if (!narrowed) return <EmptyState>There is nobody here yet.</EmptyState>;
  return (
    <EmptyState action={<LinkButton href={peopleHref(kind, {})}>Show everybody</LinkButton>}>
      Nobody matches this search.
    </EmptyState>
  );
}

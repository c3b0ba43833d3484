import { shownEmail } from "@countersign/accounts";
import type { Kind } from "@countersign/db";
import { Moment } from "@countersign/portal/words/moment.tsx";
import type { ListedPerson, PeopleOrder, PeoplePage } from "@countersign/twofactor";
import { ButtonRow } from "@countersign/ui/action/button-row.tsx";
import { LinkButton } from "@countersign/ui/action/link-button.tsx";
import { TextLink } from "@countersign/ui/action/text-link.tsx";
import { Table, type TableColumn } from "@countersign/ui/data/table.tsx";
import { methodsOf } from "./methods-of.ts";
import { personPath } from "./people-paths.ts";
import { firstPage, type PeopleSearch, peopleHref } from "./people-query.ts";
import { orderWords, roleWords } from "./people-words.ts";
import { StatusBadge } from "./status-badge.tsx";

/** One page of a list of people. */
export interface PeopleTableProps {
  kind: Kind;
  caption: string;
  page: PeoplePage;
  search: PeopleSearch;
}

/** The people of one page, each a link to their own, with the ways to other orders and to the pages around it. */
export function PeopleTable({ kind, caption, page, search }: PeopleTableProps) {
  const sorted = (order: PeopleOrder) => sortedColumn(kind, search, order);
  const columns: readonly TableColumn[] = [
    sorted("name"),
    { label: kind === "staff" ? "Role" : "Phone" },
    { label: "Status" },
    { label: "Methods", secondary: true },
    sorted("last_sign_in"),
    { ...sorted("joined"), secondary: true },
  ];
  return (
    <div className="flex flex-col gap-6">
      <Table
        caption={caption}
        captionHidden
        columns={columns}
        rows={page.people.map((person) => ({ id: person.accountId, cells: cellsOf(kind, person) }))}
      />
      <Pages kind={kind} page={page} search={search} />
    </div>
  );
}

/** Its heading orders the list by it; once it does, the other way round. */
function sortedColumn(kind: Kind, search: PeopleSearch, order: PeopleOrder): TableColumn {
  const chosen = search.order === order;
  // Whoever asks for moments asks for the latest first.
  const descending = chosen ? !search.descending : order !== "name";
  return {
    label: orderWords[order],
    sortHref: peopleHref(kind, { ...firstPage(search), order, descending }),
    ...(chosen ? { sorted: search.descending ? "descending" : "ascending" } : {}),
  };
}

function cellsOf(kind: Kind, person: ListedPerson) {
  const { accountId, name, email, role, phoneConfirmed, status, skipsLeft, lastLoginAt, joinedAt } = person;
  return [
    <span key="name" className="flex flex-col items-start">
      <TextLink href={personPath(kind, accountId)}>{name}</TextLink>
      <span className="font-normal text-ink-muted text-sm wrap-anywhere">
        <Email>{shownEmail(email)}</Email>
      </span>
    </span>,
    <span key="role" className="whitespace-nowrap">
      {kind === "staff" ? roleWords[role ?? "staff"] : phoneConfirmed ? "Confirmed" : "None"}
    </span>,
    <StatusBadge key="status" status={status} skipsLeft={skipsLeft} />,
    methodsOf(kind, person),
    lastLoginAt ? <Moment key="seen" at={lastLoginAt.toISOString()} /> : "Never",
    <Moment key="joined" at={joinedAt.toISOString()} />,
  ];
}

/** Where it has to break, it does before its domain. */
function Email({ children }: { children: string }) {
  const at = children.lastIndexOf("@") + 1;
  return (
    <>
      {children.slice(0, at)}
      <wbr />
      {children.slice(at)}
    </>
  );
}

function Pages({ kind, page, search }: Omit<PeopleTableProps, "caption">) {
  if (!page.before && !page.after) return null;
  return (
    <nav aria-label="Pages">
      <ButtonRow>
        {page.before ? (
          <LinkButton href={peopleHref(kind, { ...search, after: null, before: page.first })}>Previous page</LinkButton>
        ) : null}
        {page.after ? (
          <LinkButton href={peopleHref(kind, { ...search, after: page.last, before: null })}>Next page</LinkButton>
        ) : null}
      </ButtonRow>
    </nav>
  );
}

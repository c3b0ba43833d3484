import { readWords } from "@countersign/accounts";
import type { Kind } from "@countersign/db";
import { textOf } from "@countersign/portal/frame/page-props.ts";
import { listedRoles, type PeopleQuery, peopleOrders, peopleTraits, personStatuses } from "@countersign/twofactor";
import { listPaths } from "./people-paths.ts";

/** Which people a list shows, as its address says. */
export type PeopleSearch = Omit<PeopleQuery, "clinicId" | "kind" | "limit">;

type Parameters = Readonly<Record<string, string | readonly string[] | undefined>>;

const SEARCH_CHARACTERS_MOST = 200;

/** Reads a list's address; what makes no sense in it counts as absent. */
export function readPeopleSearch(kind: Kind, parameters: Parameters): PeopleSearch {
  const oneOf = <Known extends string>(known: readonly Known[], name: string): Known | null =>
    known.find((one) => one === textOf(parameters[name])) ?? null;
  return {
    search: readWords(textOf(parameters.search) ?? "").slice(0, SEARCH_CHARACTERS_MOST),
    status: oneOf(personStatuses[kind], "status"),
    role: kind === "staff" ? oneOf(listedRoles, "role") : null,
    trait: oneOf(peopleTraits, "trait"),
    order: oneOf(peopleOrders, "order") ?? "name",
    descending: textOf(parameters.direction) === "down",
    after: textOf(parameters.after),
    before: textOf(parameters.before),
  };
}

/** What an address carries of a list; what is usual is left out, and so is the page unless it is asked for. */
export function peopleParameters(wanted: Partial<PeopleSearch>): Record<string, string> {
  const { search, status, role, trait, order, descending, after, before } = wanted;
  const given = {
    search,
    status,
    role,
    trait,
    order: order === "name" ? null : order,
    direction: descending ? "down" : null,
    after,
    before,
  };
  return Object.fromEntries(Object.entries(given).flatMap(([name, value]) => (value ? [[name, value]] : [])));
}

/** The address of a list, or of its file. */
export function peopleHref(kind: Kind, wanted: Partial<PeopleSearch>, file = ""): string {
  const query = new URLSearchParams(peopleParameters(wanted)).toString();
  return `${listPaths[kind]}${file}${query ? `?${query}` : ""}`;
}

/** The same list from its beginning. */
export function firstPage(search: PeopleSearch): PeopleSearch {
  return { ...search, after: null, before: null };
}

/** Whether the list is less than everybody of its kind. */
export function isNarrowed({ search, status, role, trait }: PeopleSearch): boolean {
  return search !== "" || status !== null || role !== null || trait !== null;
}

import type { Kind } from "@countersign/db";
import { textOf } from "@countersign/portal/frame/page-props.ts";
import { type PersonStatus, personStatuses } from "@countersign/twofactor";
import { z } from "zod";
import { listPaths } from "./people-paths.ts";

/** Which people a list shows, as its address says. */
export type PeopleSearch = {
  readonly search: string;
  readonly status: PersonStatus | null;
  readonly after: string | null;
  readonly before: string | null;
};

type Parameters = Readonly<Record<string, string | readonly string[] | undefined>>;

const SEARCH_CHARACTERS_MOST = 200;
const mark = z.uuid().nullable().catch(null);

/** Reads a list's address; what makes no sense in it counts as absent. */
export function readPeopleSearch(kind: Kind, parameters: Parameters): PeopleSearch {
  const status = textOf(parameters.status);
  return {
    search: (textOf(parameters.search) ?? "").trim().slice(0, SEARCH_CHARACTERS_MOST),
    status: personStatuses[kind].find((known) => known === status) ?? null,
    after: mark.parse(textOf(parameters.after)),
    before: mark.parse(textOf(parameters.before)),
  };
}

/** The address of a list. */
export function peopleHref(kind: Kind, wanted: Partial<PeopleSearch>): string {
  const given = Object.entries(wanted).flatMap(([name, value]) => (value ? [[name, value]] : []));
  const query = new URLSearchParams(given).toString();
  return query ? `${listPaths[kind]}?${query}` : listPaths[kind];
}

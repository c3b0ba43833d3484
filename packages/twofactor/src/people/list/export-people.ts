import { type Actor, actedBy, actorWho } from "@countersign/accounts";
import { eventFrom } from "@countersign/audit";
import type { Context } from "@countersign/db";
import { sql } from "drizzle-orm";
import { oneRow } from "../../login/login-facts.ts";
import type { Visitor } from "../../place.ts";
import { type ListedPerson, listPeople } from "../list-people.ts";
import type { PeopleQuery } from "./people-query.ts";
import { plainSearch } from "./people-search.ts";

/** People that are read at once: the most of a file that is ever in memory. */
const PEOPLE_AT_ONCE = 1000;

/** What is downloaded: a list as its page shows it, from the beginning to the end. */
export type PeopleExport = Omit<PeopleQuery, "clinicId" | "after" | "before" | "limit">;

export type ExportPeopleResult =
  | { readonly ok: true; readonly pages: AsyncGenerator<readonly ListedPerson[]> }
  | { readonly ok: false; readonly why: "not_allowed" };

/**
 * Everyone on a list, page by page. That it was asked for is recorded, with what was filtered by, before anything is
 * read; who may see people but not take files away gets nothing.
 */
export async function exportPeople(
  context: Context,
  input: { readonly actor: Actor; readonly visitor: Visitor; readonly wanted: PeopleExport },
): Promise<ExportPeopleResult> {
  const { actor, visitor, wanted } = input;
  const at = context.now();
  const source = sql`(select actor.clinic_id, null::uuid as account_id, ${actedBy(actor, visitor)} from actor) asked`;
  const recorded = await oneRow(
    context.db,
    sql`with actor as (${actorWho(actor, "read_trail")})
      ${eventFrom(source, { event: "people.exported", outcome: "success", at, details: recordedOf(wanted) })}`,
  );
  if (!recorded) return { ok: false, why: "not_allowed" };
  return { ok: true, pages: pagesOf(context, { ...wanted, clinicId: actor.clinicId }) };
}

/** What was filtered by, without what was not. */
function recordedOf({ kind, ...wanted }: PeopleExport): Record<string, unknown> {
  const filters = Object.entries({ ...wanted, search: plainSearch(wanted.search) }).filter(([, value]) => value);
  return { kind, ...Object.fromEntries(filters) };
}

async function* pagesOf(
  context: Context,
  list: Omit<PeopleQuery, "after" | "before" | "limit">,
): AsyncGenerator<readonly ListedPerson[]> {
  let after: string | null = null;
  for (;;) {
    const page = await listPeople(context, { ...list, after, before: null, limit: PEOPLE_AT_ONCE });
    yield page.people;
    if (!page.after) return;
    after = page.last;
  }
}

import { context } from "@countersign/auth/context.ts";
import { requirePerson } from "@countersign/auth/guard.ts";
import { visitor } from "@countersign/auth/place.ts";
import type { Kind } from "@countersign/db";
import { exportPeople, type ListedPerson, peopleCsvHeading, peopleCsvLine } from "@countersign/twofactor";
import { redirect } from "next/navigation";
import { csvAnswer } from "../csv-answer.ts";
import { readPeopleSearch } from "./people-query.ts";

/** The list that an address shows, all of it, as a file that is sent while it is read. */
export async function sendPeople(kind: Kind, request: Request): Promise<Response> {
  const actor = await requirePerson({ may: "read_trail" });
  const {
    after: _,
    before: __,
    ...search
  } = readPeopleSearch(kind, Object.fromEntries(new URL(request.url).searchParams));
  const file = await exportPeople(context(), { actor, visitor: await visitor(), wanted: { kind, ...search } });
  if (!file.ok) redirect("/not-allowed");
  return csvAnswer(`${kind}.csv`, linesOf(file.pages));
}

async function* linesOf(pages: AsyncGenerator<readonly ListedPerson[]>): AsyncGenerator<string> {
  yield peopleCsvHeading;
  for await (const people of pages) yield people.map(peopleCsvLine).join("");
}

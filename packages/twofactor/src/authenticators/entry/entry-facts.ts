import type { AccountKey, Database, Kind } from "@countersign/db";
import { type SQL, sql } from "drizzle-orm";
import { oneRow } from "../../login/login-facts.ts";
import type { EnrolmentPurpose } from "../named/authenticator-change.ts";

/** What decides how an authenticator app names a new entry. */
export type EntryFacts = {
  readonly kind: Kind;
  /** The clinic's slug where another clinic of the deployment has the same name, or nearly; else null. */
  readonly slug: string | null;
  /** Names of the account's authenticators, in lower case. */
  readonly taken: readonly string[];
  /** Name of the one that gives way; null where none or all do. */
  readonly moved: string | null;
  /** Authenticators that were ever set up for the account. */
  readonly setUp: number;
};

/**
 * A clinic's name as far as it may tell its entries from another clinic's: what a label cannot show and what we put in
 * brackets ourselves do not count, so that "Bugs (patients)" and "Bugs: Physio" meet the names they would be taken for.
 */
const distinctName = (name: SQL) =>
  sql`trim(regexp_replace(regexp_replace(lower(${name}), '[:[:space:]]+', ' ', 'g'), '( *[(][^()]*[)])+ *$', ''))`;

/** Reads them in one statement. */
export async function readEntryFacts(
  db: Database,
  { clinicId, accountId }: AccountKey,
  replaces: string | null,
): Promise<EntryFacts | null> {
  return oneRow<EntryFacts>(
    db,
    sql`
    select a.kind,
      case when exists (select from clinics o where o.id <> c.id and ${distinctName(sql`o.name`)} = ${distinctName(sql`c.name`)}) then c.slug end as "slug",
      coalesce((select array_agg(lower(f.name)) from authenticators f
        where f.clinic_id = a.clinic_id and f.account_id = a.id), '{}') as "taken",
      (select f.name from authenticators f
        where f.clinic_id = a.clinic_id and f.account_id = a.id and f.id::text = ${replaces}::text) as "moved",
      (select count(*)::int from authenticator_enrolments e
        where e.clinic_id = a.clinic_id and e.account_id = a.id and e.confirmed_at is not null) as "setUp"
    from accounts a join clinics c on c.id = a.clinic_id
    where a.clinic_id = ${clinicId} and a.id = ${accountId}`,
  );
}

/**
 * The clinic as apps name it. Staff and admins are one account with one entry; the same person as a patient has another,
 * and so has one of another clinic of the same name.
 */
export function issuerOf(clinic: string, { kind, slug }: Pick<EntryFacts, "kind" | "slug">): string {
  const more = [...(kind === "patient" ? ["patients"] : []), ...(slug === null ? [] : [slug])];
  return more.length === 0 ? clinic : `${clinic} (${more.join(", ")})`;
}

/**
 * What tells a new entry from those that the person's apps have, and the name it suggests. Nothing for the only one. The
 * number never comes again, so that an app which replaces an entry of the same name replaces none that still works.
 */
export function whichOf(
  facts: Pick<EntryFacts, "taken" | "moved" | "setUp">,
  purpose: EnrolmentPurpose,
): { readonly which: string | null; readonly suggested: string | null } {
  if (facts.taken.length === 0) return { which: null, suggested: null };
  let number = facts.setUp + 1;
  if (purpose !== "add") return { which: facts.moved ? `${facts.moved}, ${number}` : `${number}`, suggested: null };
  while (facts.taken.includes(`authenticator app ${number}`)) number += 1;
  const name = `Authenticator app ${number}`;
  return { which: name, suggested: name };
}

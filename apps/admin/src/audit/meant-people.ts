import { type FoundAccount, findAccounts } from "@countersign/audit";
import { context } from "@countersign/auth/context.ts";
import type { TrailQuery } from "./trail-query.ts";

/** Whom a field of the query means. */
export type Meant =
  | { readonly is: "anybody" }
  | { readonly is: "one"; readonly account: FoundAccount }
  | { readonly is: "several"; readonly accounts: readonly FoundAccount[] }
  | { readonly is: "nobody" };

/** People offered when several are meant. */
const OFFERED_MOST = 10;

/** Whom the query's two fields mean, in the clinic of whoever asks. */
export async function meantPeople(
  clinicId: string,
  { person, actor }: Pick<TrailQuery, "person" | "actor">,
): Promise<{ person: Meant; actor: Meant }> {
  const [whom, who] = await Promise.all([meant(clinicId, person), meant(clinicId, actor)]);
  return { person: whom, actor: who };
}

/** The id that a filter needs; null where anybody is meant, and where it is not known yet who. */
export function idOf(meantOne: Meant): string | null {
  return meantOne.is === "one" ? meantOne.account.id : null;
}

/** Whether a field of the query says nothing that could be filtered by. */
export function isUnclear({ person, actor }: { readonly person: Meant; readonly actor: Meant }): boolean {
  return [person, actor].some(({ is }) => is === "several" || is === "nobody");
}

async function meant(clinicId: string, typed: string): Promise<Meant> {
  if (typed === "") return { is: "anybody" };
  const accounts = await findAccounts(context().db, { clinicId, typed, limit: OFFERED_MOST });
  const [first, second] = accounts;
  if (!first) return { is: "nobody" };
  return second ? { is: "several", accounts } : { is: "one", account: first };
}

import type { AccountId, ClinicId, Context, Kind } from "@countersign/db";
import { type SQL, sql } from "drizzle-orm";
import type { PolicyDrafts } from "../policy-draft.ts";
import { readPolicies } from "../read-policies.ts";
import { affectedWhen } from "./affected-when.ts";
import { type NextLogin, nextLoginUnder, type PolicySubject } from "./next-login-under.ts";
import { reachable, subjectColumns } from "./rehearsal-statements.ts";

/** Somebody whose next login a change would alter. */
export type AffectedPerson = {
  readonly accountId: AccountId;
  readonly kind: Kind;
  readonly isAdmin: boolean;
  readonly name: string;
  readonly email: string;
  /** The next login under the active policies, and under the drafts. */
  readonly before: NextLogin;
  readonly after: NextLogin;
  readonly reachable: boolean;
};

type Change = PolicyDrafts & { readonly clinicId: ClinicId };
type Row = Omit<AffectedPerson, "before" | "after"> & Omit<PolicySubject, "kind">;

/** How many people one page of the stream reads at once. */
const STREAM_PAGE = 1000;

/**
 * The people a change would affect: staff first, by name.
 *
 * @param input.after the last person of the page before; null begins
 * @param input.limit people at most
 */
export async function listAffected(
  context: Context,
  input: Change & { readonly after: string | null; readonly limit: number },
): Promise<{ readonly people: readonly AffectedPerson[]; readonly more: boolean }> {
  const active = await readPolicies(context, input);
  const wanted = input.limit + 1;
  const staff = await readAffected(context, input, "staff", { after: input.after, limit: wanted, active });
  // Whoever the page begins behind is of one kind; for the other it stands before everybody or behind.
  const left = wanted - staff.length;
  const patients =
    left === 0 ? [] : await readAffected(context, input, "patient", { after: input.after, limit: left, active });
  const people = [...staff, ...patients];
  return { people: people.slice(0, input.limit), more: people.length > input.limit };
}

/** One kind at a time, so that the index by name finds a page wherever it lies. */
async function readAffected(
  context: Context,
  change: Change,
  kind: Kind,
  page: { readonly after: string | null; readonly limit: number; readonly active: PolicyDrafts },
): Promise<AffectedPerson[]> {
  const { active } = page;
  const now = context.now();
  const rows = await context.db.execute<Row>(sql`
    select a.id as "accountId", a.kind, coalesce(a.role = 'admin', false) as "isAdmin", a.name, a.email,
      ${subjectColumns(now)}, ${reachable(change[kind])} as "reachable"
    from accounts a
    where a.clinic_id = ${change.clinicId} and a.kind = ${kind} and a.deactivated_at is null
      and ${affectedWhen(kind, active[kind], change[kind], now)} and ${await isAfter(context, change.clinicId, kind, page.after)}
    order by lower(a.name), a.id limit ${page.limit}`);
  return [...rows].map(({ enrolled, skipsSpent, signInCodesOn, phoneConfirmed, trustedForDays, ...person }) => {
    const subject = { kind, enrolled, skipsSpent, signInCodesOn, phoneConfirmed, trustedForDays };
    return { ...person, before: nextLoginUnder(active[kind], subject), after: nextLoginUnder(change[kind], subject) };
  });
}

/** Everyone a change would affect, a page at a time, for a file that never has to fit into memory. */
export async function* streamAffected(context: Context, input: Change): AsyncGenerator<readonly AffectedPerson[]> {
  let after: string | null = null;
  for (;;) {
    const page: Awaited<ReturnType<typeof listAffected>> = await listAffected(context, {
      ...input,
      after,
      limit: STREAM_PAGE,
    });
    yield page.people;
    after = page.people.at(-1)?.accountId ?? null;
    if (!page.more || after === null) return;
  }
}

/** Staff come before patients: behind a patient there is no staff left, and behind staff every patient. */
async function isAfter(context: Context, clinicId: ClinicId, kind: Kind, after: string | null): Promise<SQL> {
  if (after === null) return sql`true`;
  const [last] = await context.db.execute<{ kind: Kind }>(
    sql`select kind from accounts where clinic_id = ${clinicId} and id = ${after}`,
  );
  if (last?.kind !== kind) return last?.kind === "staff" ? sql`true` : sql`false`;
  return sql`(lower(a.name), a.id) >
    (select lower(l.name), l.id from accounts l where l.clinic_id = ${clinicId} and l.id = ${after})`;
}

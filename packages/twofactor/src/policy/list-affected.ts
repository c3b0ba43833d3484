import type { AccountId, ClinicId, Context, Kind } from "@countersign/db";
import { type SQL, sql } from "drizzle-orm";
import { isAffected, type NextLogin, nextLoginUnder, type PolicySubject } from "./next-login-under.ts";
import { SKIPS_MOST } from "./policy.ts";
import type { PolicyDrafts } from "./policy-draft.ts";
import { readPolicies } from "./read-policies.ts";
import { enrolledIn, reachable } from "./rehearsal-statements.ts";

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
  input: PolicyDrafts & { readonly clinicId: ClinicId; readonly after: string | null; readonly limit: number },
): Promise<{ readonly people: readonly AffectedPerson[]; readonly more: boolean }> {
  const active = await readPolicies(context, input);
  const rows = await context.db.execute<Row>(sql`
    select a.id as "accountId", a.kind, coalesce(a.role = 'admin', false) as "isAdmin", a.name, a.email,
      ${enrolledIn(input.clinicId)} as "enrolled", a.skips_spent as "skipsSpent",
      a.sign_in_codes_on_at is not null as "signInCodesOn", ${reachable} as "reachable"
    from accounts a
    where a.clinic_id = ${input.clinicId} and a.deactivated_at is null
      and (a.kind = 'staff' and not ${enrolledIn(input.clinicId)} and a.skips_spent in ${affectedSkips(active, input)}
        or a.kind = 'patient' and (a.sign_in_codes_on_at is not null) in ${affectedChoices(active, input)})
      and ${isAfter(input)}
    order by a.kind desc, lower(a.name), a.id limit ${input.limit + 1}`);
  const people = rows.slice(0, input.limit).map(({ enrolled, skipsSpent, signInCodesOn, ...person }) => {
    const subject = { kind: person.kind, enrolled, skipsSpent, signInCodesOn };
    return {
      ...person,
      before: nextLoginUnder(active[person.kind], subject),
      after: nextLoginUnder(input[person.kind], subject),
    };
  });
  return { people, more: rows.length > input.limit };
}

/** Everyone a change would affect, a page at a time, for a file that never has to fit into memory. */
export async function* streamAffected(
  context: Context,
  input: PolicyDrafts & { readonly clinicId: ClinicId },
): AsyncGenerator<readonly AffectedPerson[]> {
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

/** The rule stays where it is: it is asked for every number of skips a person can have spent. */
function affectedSkips(active: PolicyDrafts, drafts: PolicyDrafts): SQL {
  const spent = Array.from({ length: SKIPS_MOST + 1 }, (_, skipsSpent) => skipsSpent);
  return oneOf(
    spent.filter((skipsSpent) =>
      isAffected({ kind: "staff", enrolled: false, skipsSpent, signInCodesOn: false }, active.staff, drafts.staff),
    ),
  );
}

function affectedChoices(active: PolicyDrafts, drafts: PolicyDrafts): SQL {
  const choices = [true, false].filter((signInCodesOn) =>
    isAffected({ kind: "patient", enrolled: false, skipsSpent: 0, signInCodesOn }, active.patient, drafts.patient),
  );
  return oneOf(choices);
}

function oneOf(values: readonly (number | boolean)[]): SQL {
  return sql.raw(values.length === 0 ? "(null)" : `(${values.map(String).join(", ")})`);
}

function isAfter(input: { readonly clinicId: ClinicId; readonly after: string | null }): SQL {
  if (input.after === null) return sql`true`;
  const last = sql`from accounts l where l.clinic_id = ${input.clinicId} and l.id = ${input.after}`;
  return sql`(a.kind < (select l.kind ${last})
    or a.kind = (select l.kind ${last}) and (lower(a.name), a.id) > (select lower(l.name), l.id ${last}))`;
}

import {
  type AccountId,
  accounts,
  auditEvents,
  authenticators,
  type ClinicId,
  type Context,
  type Database,
  type EnrolmentId,
  newId,
} from "@countersign/db";
import { sql } from "drizzle-orm";
import { sealedFor } from "../authenticators/setup-key.ts";
import type { CheckedRow } from "./import-row.ts";

type NewPerson = CheckedRow & { readonly accountId: AccountId };

/** The name an imported authenticator gets; people with several rename them. */
const AUTHENTICATOR_NAME = "Authenticator app";

/**
 * Adds people who are not there yet, with their authenticators and one event each: all of a batch or nothing.
 *
 * @returns the ids that were added, and `kind email` of those that an earlier import had added
 */
export function insertPeople(
  context: Context,
  clinicId: ClinicId,
  people: readonly NewPerson[],
): Promise<{ readonly added: ReadonlySet<string>; readonly importedBefore: ReadonlySet<string> }> {
  const at = context.now();
  return context.db.transaction(async (tx) => {
    const rows = await tx
      .insert(accounts)
      // In the order in which everybody adds people, or an import and another or a run could wait for each other.
      .values(people.toSorted(byEmail).map((person) => accountRow(clinicId, person, at)))
      .onConflictDoNothing({ target: [accounts.clinicId, accounts.kind, accounts.email] })
      .returning({ id: accounts.id });
    const added = new Set<string>(rows.map(({ id }) => id));
    const fresh = people.filter(({ accountId }) => added.has(accountId));
    const phones = fresh.flatMap((person) => authenticatorRow(context, clinicId, person, at) ?? []);
    if (phones.length > 0) await tx.insert(authenticators).values(phones);
    if (fresh.length > 0) {
      await tx.insert(auditEvents).values(fresh.map((person) => eventRow(clinicId, person, at)));
    }
    return { added, importedBefore: await importedBefore(tx, clinicId, people) };
  });
}

/** As bytes, which is how the database orders them for a run. Emails have no characters beyond ASCII. */
function byEmail(one: NewPerson, other: NewPerson): number {
  return one.email < other.email ? -1 : one.email > other.email ? 1 : one.kind < other.kind ? -1 : 1;
}

function accountRow(clinicId: ClinicId, person: NewPerson, at: Date) {
  const { accountId: id, kind, role, name, email, phone, passwordHash } = person;
  const enrolledAt = person.totpSecret ? at : null;
  const phoneConfirmedAt = phone !== null && person.phoneConfirmed ? at : null;
  return { clinicId, id, kind, role, name, email, phone, phoneConfirmedAt, passwordHash, enrolledAt, createdAt: at };
}

/** No step of it was spent here, and a code that the other system took a moment ago is none of ours. */
function authenticatorRow(context: Context, clinicId: ClinicId, { accountId, totpSecret }: NewPerson, at: Date) {
  if (!totpSecret) return null;
  const id = newId<EnrolmentId>(at);
  const { sealed, keyId } = context.keys.seal(totpSecret, sealedFor({ clinicId, accountId }, id));
  const name = AUTHENTICATOR_NAME;
  return { clinicId, id, accountId, name, secretSealed: sealed, keyId, lastUsedStep: 0, createdAt: at };
}

function eventRow(clinicId: ClinicId, { accountId, passwordHash, totpSecret }: NewPerson, at: Date) {
  const details = { password: passwordHash !== null, authenticator: totpSecret !== null };
  return {
    clinicId,
    id: newId<string>(at),
    at,
    event: "account.imported",
    outcome: "success",
    accountId,
    details,
  } as const;
}

async function importedBefore(tx: Database, clinicId: ClinicId, people: readonly NewPerson[]): Promise<Set<string>> {
  const emails = sql.join(
    people.map(({ kind, email }) => sql`(${kind}::text, ${email}::text)`),
    sql`, `,
  );
  const rows = await tx.execute<{ who: string }>(sql`
    select a.kind || ' ' || a.email as who from accounts a
    where a.clinic_id = ${clinicId} and (a.kind, a.email) in (${emails})
      and exists (select from audit_events e where e.clinic_id = a.clinic_id and e.account_id = a.id
        and e.event = 'account.imported')`);
  return new Set(rows.map(({ who }) => who));
}

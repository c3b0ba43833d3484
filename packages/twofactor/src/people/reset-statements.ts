import { type Actor, actorWho, type Role, withinReach } from "@countersign/accounts";
import type { AccountId, AccountKey, ClinicId, Database, Kind } from "@countersign/db";
import { sql } from "drizzle-orm";
import { oneRow } from "../login/login-facts.ts";
import { countsAsAdmin } from "./counts-as-admin.ts";

/** Whom a reset is about; nulls where the clinic has nobody with that id. `held`: 1 when the actor may reset them. */
type HeldPerson = {
  readonly actors: number;
  readonly held: number;
  readonly clinicId: ClinicId;
  readonly accountId: AccountId | null;
  readonly kind: Kind;
  readonly isAdmin: boolean;
};

/**
 * Takes the lock under which everything about a person's factors happens, if the actor may rescue people and the person
 * is neither themselves nor an admin, nor out of the helpdesk's reach. The row is made where there is none yet, or two
 * could hold it at once.
 */
export async function holdPerson(tx: Database, actor: Actor, accountId: string, now: Date): Promise<HeldPerson | null> {
  const seen = await askToHold(tx, actor, accountId, now);
  // Asked again under the lock: whoever had it may just have made them an admin.
  return seen?.held ? askToHold(tx, actor, accountId, now) : seen;
}

function askToHold(tx: Database, actor: Actor, accountId: string, now: Date): Promise<HeldPerson | null> {
  return oneRow<HeldPerson>(
    tx,
    sql`
    with actor as (${actorWho(actor, "rescue_people")}),
    person as (
      select a.clinic_id, a.id, a.kind, ${countsAsAdmin(now)} as is_admin, ${withinReach} as reached
      from accounts a join actor on actor.clinic_id = a.clinic_id where a.id = ${accountId}),
    held as (
      insert into budgets (clinic_id, kind, subject, spent, charged_at)
      select clinic_id, 'codes', id::text, 0, ${now}::timestamptz from person
      where reached and not is_admin and id <> ${actor.accountId}
      on conflict (clinic_id, kind, subject) do update set spent = budgets.spent
      returning 1)
    select (select count(*)::int from actor where coalesce((select reached from person), true)) as "actors",
      (select count(*)::int from held) as "held", person.clinic_id as "clinicId", person.id as "accountId", person.kind,
      person.is_admin as "isAdmin"
    from (select 1) as always left join person on true`,
  );
}

/** Whether a person has anything that a reset takes away. Ask under the lock: somebody else may just have reset them. */
export async function hasFactors(tx: Database, { clinicId, accountId }: AccountKey): Promise<boolean> {
  const row = await oneRow(
    tx,
    sql`
    select 1 from accounts a where a.clinic_id = ${clinicId} and a.id = ${accountId}
      and (a.sign_in_codes_on_at is not null or a.phone_confirmed_at is not null
        or exists (select from authenticators f where f.clinic_id = a.clinic_id and f.account_id = a.id)
        or exists (select from recovery_code_sets r where r.clinic_id = a.clinic_id and r.account_id = a.id))`,
  );
  return row !== null;
}

/**
 * Removes an account's authenticators and recovery codes, those being set up included. Enrolments go first and in a statement of their own:
 * one that is being confirmed at this moment has then either added its authenticator, which the next one sees, or lost.
 *
 * @returns whether there was an authenticator
 */
export async function forgetFactors(tx: Database, { clinicId, accountId }: AccountKey, now: Date): Promise<boolean> {
  await tx.execute(sql`
    update authenticator_enrolments set cancelled_at = ${now}::timestamptz
    where clinic_id = ${clinicId} and account_id = ${accountId} and confirmed_at is null and cancelled_at is null`);
  const forgotten = await tx.execute(sql`
    with gone as (delete from authenticators where clinic_id = ${clinicId} and account_id = ${accountId} returning 1),
    recovery_codes as (delete from recovery_code_sets where clinic_id = ${clinicId} and account_id = ${accountId})
    select 1 from gone`);
  return forgotten.length > 0;
}

/**
 * Turns a patient's sign-in codes off. Comes last: a redeemed login holds its own row when it wants the account's.
 *
 * @returns whether they had been on
 */
export async function forgetSignInCodes(tx: Database, { clinicId, accountId }: AccountKey): Promise<boolean> {
  const [row] = await tx.execute<{ on: boolean }>(sql`
    with held as (
      select clinic_id, id, sign_in_codes_on_at is not null as on from accounts
      where clinic_id = ${clinicId} and id = ${accountId}
        and num_nonnulls(sign_in_codes_on_at, phone_confirmed_at) > 0 for update)
    update accounts a set sign_in_codes_on_at = null, phone_confirmed_at = null from held
    where a.clinic_id = held.clinic_id and a.id = held.id returning held.on as "on"`);
  return row?.on ?? false;
}

/** What a mail to a person needs: their address and door as they are now. Ask after their row was changed, and so held. */
export async function readAddressee(tx: Database, { clinicId, accountId }: AccountKey) {
  const row = await oneRow<{ email: string; kind: Kind; role: Role | null; mayEnrol: boolean }>(
    tx,
    sql`
    select email, kind, role, kind = 'staff' and deactivated_at is null and password_hash is not null as "mayEnrol"
    from accounts where clinic_id = ${clinicId} and id = ${accountId}`,
  );
  if (!row) throw new Error("Accounts are never deleted.");
  return row;
}

import { type Actor, actorWho, type Capability, lockLinks, type Role, withinReach } from "@countersign/accounts";
import type { AccountId, AccountKey, ClinicId, Database, Kind } from "@countersign/db";
import { sql } from "drizzle-orm";
import { lockAccountFactors } from "../../budget/lock-account-factors.ts";
import { oneRow } from "../../login/login-facts.ts";
import type { ActionRefusal } from "../action-reason.ts";
import { countsAsAdmin } from "../counts-as-admin.ts";

/** Whom an action is about, as they are while their locks are held. */
export type HeldPerson = AccountKey & {
  readonly kind: Kind;
  readonly role: Role | null;
  /** An admin, or one until lately. */
  readonly countsAsAdmin: boolean;
  readonly email: string;
  readonly phone: string | null;
  readonly phoneConfirmed: boolean;
  readonly hasPassword: boolean;
  readonly deactivated: boolean;
  /** The actor themselves. */
  readonly isSelf: boolean;
};

type HoldResult =
  | { readonly ok: true; readonly person: HeldPerson }
  | { readonly ok: false; readonly why: ActionRefusal };

type Row = Omit<HeldPerson, "clinicId" | "accountId" | "isSelf"> & {
  readonly actors: number;
  readonly clinicId: ClinicId;
  readonly accountId: AccountId | null;
};

/**
 * Takes the locks under which everything about a person's codes and links happens, if the actor may do this and the
 * person is within their reach, and reads the person again under them. First in the transaction, but for `lockAdmins`.
 */
export async function holdPerson(
  tx: Database,
  input: { readonly actor: Actor; readonly accountId: string; readonly may: Capability; readonly at: Date },
): Promise<HoldResult> {
  // Asked before anything is locked, so that nobody makes rows about people who are not theirs.
  const seen = await findPerson(tx, input);
  if (!seen.ok) return seen;
  await lockAccountFactors(tx, seen.person, input.at);
  await lockLinks(tx, seen.person, input.at);
  return findPerson(tx, input);
}

async function findPerson(
  tx: Database,
  { actor, accountId, may, at }: Parameters<typeof holdPerson>[1],
): Promise<HoldResult> {
  const row = await oneRow<Row>(
    tx,
    sql`
    with actor as (${actorWho(actor, may)}),
    person as (
      select a.*, ${countsAsAdmin(at)} as counts_as_admin from accounts a join actor on actor.clinic_id = a.clinic_id
      where a.id = ${accountId} and ${withinReach})
    select (select count(*)::int from actor) as "actors", person.clinic_id as "clinicId", person.id as "accountId",
      person.kind, person.role, person.counts_as_admin as "countsAsAdmin", person.email, person.phone, person.phone_confirmed_at is not null as "phoneConfirmed",
      person.password_hash is not null as "hasPassword", person.deactivated_at is not null as "deactivated"
    from (select 1) as always left join person on true`,
  );
  if (!row?.actors) return { ok: false, why: "not_allowed" };
  const { actors: _, accountId: found, ...person } = row;
  if (found === null) return { ok: false, why: "no_such_person" };
  return { ok: true, person: { ...person, accountId: found, isSelf: found === actor.accountId } };
}

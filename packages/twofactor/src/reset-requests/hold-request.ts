import { type Actor, actorWho, lockAdmins } from "@countersign/accounts";
import type { AccountId, ClinicId, Context, Database } from "@countersign/db";
import { type SQL, sql } from "drizzle-orm";
import { lockAccountFactors } from "../budget/lock-account-factors.ts";
import { oneRow } from "../login/login-facts.ts";
import { isAdminSinceLately } from "../people/counts-as-admin.ts";
import type { RequestFacts } from "./request-state.ts";

/** A request that nothing has ended yet, and everything its fate depends on. */
export type HeldRequest = RequestFacts & {
  readonly clinicId: ClinicId;
  readonly requestId: string;
  readonly accountId: AccountId;
  readonly askedBy: AccountId;
  readonly askerName: string;
  readonly personName: string;
  readonly personEmail: string;
  readonly reason: string;
  readonly createdAt: Date;
};

/** Nothing has ended the request `r`. */
export const isOpenRequest: SQL = sql`num_nonnulls(r.done_at, r.cancelled_at, r.lapsed_at) = 0`;

/** An active admin, as a condition on the account of that alias. */
const isAdmin = (alias: string): SQL =>
  sql.raw(`(coalesce(${alias}.role = 'admin', false) and ${alias}.deactivated_at is null)`);

const requestColumns = sql`
  r.clinic_id as "clinicId", r.id as "requestId", r.account_id as "accountId", r.asked_by as "askedBy",
  q.name as "askerName", a.name as "personName", a.email as "personEmail", r.reason, r.waits_for as "waitsFor",
  r.created_at as "createdAt", r.due_at as "dueAt", r.expires_at as "expiresAt",
  ${isAdmin("q")} as "askerIsAdmin", ${isAdmin("a")} as "personIsAdmin", a.deactivated_at is null as "personActive",
  (select count(*)::int from accounts x where x.clinic_id = r.clinic_id and x.role = 'admin'
    and x.deactivated_at is null) as "admins",
  exists (select from authenticators f where f.clinic_id = r.clinic_id and f.account_id = r.account_id
    and f.created_at > r.created_at) as "personRecovered"`;

/** Open requests that fit a condition on `r`, with what their fate depends on. */
export function openRequests(db: Database, which: SQL, lock: SQL = sql``): Promise<HeldRequest[]> {
  return db.execute<HeldRequest>(sql`
    select ${requestColumns} from reset_requests r
      join accounts a on a.clinic_id = r.clinic_id and a.id = r.account_id
      join accounts q on q.clinic_id = r.clinic_id and q.id = r.asked_by
    where ${isOpenRequest} and ${which} order by r.created_at, r.id ${lock}`);
}

/** The open request about one account, held. The caller holds the locks of admins and of the account's factors. */
export async function holdRequestAbout(tx: Database, clinicId: ClinicId, accountId: string) {
  const which = sql`r.clinic_id = ${clinicId} and r.account_id = ${accountId}`;
  return (await openRequests(tx, which, sql`for update of r`))[0] ?? null;
}

/**
 * Does something to one request under the locks of the clinic's admins, of the person's factors and of the request, in
 * that order; so that approving, stopping, becoming due and being asked again follow each other.
 *
 * @returns what `act` answers, or null when the request has ended or never was
 */
export async function withRequest<Result>(
  context: Context,
  { clinicId, requestId }: { readonly clinicId: ClinicId; readonly requestId: string },
  act: (tx: Database, held: HeldRequest) => Promise<Result>,
): Promise<Result | null> {
  return context.db.transaction(async (tx) => {
    await lockAdmins(tx, clinicId);
    const which = sql`r.clinic_id = ${clinicId} and r.id = ${requestId}`;
    const [known] = await openRequests(tx, which);
    if (!known) return null;
    await lockAccountFactors(tx, known, context.now());
    const [held] = await openRequests(tx, which, sql`for update of r`);
    return held ? act(tx, held) : null;
  });
}

/** Whether somebody may decide about admins at this very moment. Ask under the lock of the clinic's admins. */
export async function isActingAdmin(tx: Database, actor: Actor): Promise<boolean> {
  return (await oneRow(tx, actorWho(actor, "manage_people"))) !== null;
}

/** Whether one of these was made an admin by a colleague less than a day ago. */
export async function hasNewAdmin(
  tx: Database,
  { clinicId, accountIds }: { readonly clinicId: ClinicId; readonly accountIds: readonly AccountId[] },
  now: Date,
): Promise<boolean> {
  const isOne = sql`a.clinic_id = ${clinicId} and a.id = any(${sql.param([...accountIds])}::uuid[])`;
  return (
    (await oneRow(tx, sql`select 1 from accounts a where ${isOne} and ${isAdminSinceLately(now)} limit 1`)) !== null
  );
}

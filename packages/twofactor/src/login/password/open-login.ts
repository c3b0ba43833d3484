import type { PasswordLane } from "@countersign/accounts";
import { eventFrom } from "@countersign/audit";
import type { AccountId, ClinicId, Database, LoginId } from "@countersign/db";
import { type SQL, sql } from "drizzle-orm";
import type { Place, Visitor } from "../../place.ts";
import type { LoginDecision } from "../login-decision.ts";
import { forgivePassword, replaceEarlierLogin } from "./begin-statements.ts";

/**
 * Writes the pending login, with everything that goes with a right password, in one statement: the paid tries are
 * forgiven, the browser's earlier login is replaced, an enrolment is laid out where one is owed, an imported hash
 * gives way to one of our own.
 */
export async function openLogin(
  db: Database,
  login: {
    readonly clinicId: ClinicId;
    readonly accountId: AccountId;
    readonly loginId: LoginId;
    readonly place: Place;
    readonly visitor: Visitor;
    readonly tokenHash: Buffer;
    readonly previousHash: Buffer | null;
    readonly returnTo: string | null;
    readonly decision: LoginDecision;
    readonly completedBy: "password" | "trusted_device" | null;
    readonly charged: readonly PasswordLane[];
    /** The account's when the password was checked. */
    readonly passwordVersion: number;
    /** The imported hash that was checked, and what takes its place if it is still there. */
    readonly replacedHash: { readonly from: string | null; readonly to: string } | null;
    readonly enrolment: SQL | null;
    /** The mailed link that is spent on it, if it is one. */
    readonly reEnrolmentId?: string;
    /** Whether this browser had signed this person in before. */
    readonly knownBrowser: boolean;
    readonly expiresAt: Date;
    readonly now: Date;
  },
): Promise<void> {
  const { clinicId, now, place, visitor } = login;
  const completedAt = login.completedBy ? now : null;
  await db.execute(sql`
    with forgiven as (${forgivePassword(clinicId, login.charged)}),
    replaced as (${replaceEarlierLogin(clinicId, login.previousHash, now, login.loginId)}),
    opened as (
      insert into logins (clinic_id, id, account_id, portal, purpose, token_hash, browser, address, return_to,
        password_version, decision, re_enrolment_id, known_browser, created_at, expires_at, completed_at, completed_by)
      values (${clinicId}, ${login.loginId}, ${login.accountId}, ${place.portal}, 'sign_in', ${login.tokenHash},
        ${visitor.browser}, ${visitor.address}, ${login.returnTo},
        ${login.passwordVersion}, ${JSON.stringify(login.decision)}::jsonb, ${login.reEnrolmentId ?? null}, ${login.knownBrowser}, ${now}, ${login.expiresAt}, ${completedAt}, ${login.completedBy})
      returning clinic_id, portal, account_id, account_id as actor_id, id as login_id, null::uuid as session_id, address, browser),
    enrolment as (${login.enrolment ?? sql`select 1`}),
    rehashed as (${login.replacedHash ? rehash(login, login.replacedHash) : sql`select 1`}),
    event as (${eventFrom(sql`opened`, { event: "sign_in.started", outcome: "success", at: now })})
    select login_id from opened`);
}

/** The same password under another hash: neither counts as set anew, nor overwrites one that was set meanwhile. */
function rehash(
  { clinicId, accountId }: { readonly clinicId: ClinicId; readonly accountId: AccountId },
  { from, to }: { readonly from: string | null; readonly to: string },
): SQL {
  return sql`update accounts set password_hash = ${to}
    where clinic_id = ${clinicId} and id = ${accountId} and password_hash = ${from} returning 1`;
}

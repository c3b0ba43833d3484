import { hasConsoleRole } from "@countersign/accounts";
import type { AccountId, ClinicId, Context, Kind, LoginId, Portal, SessionId } from "@countersign/db";
import { tokenDigest } from "@countersign/db";
import { type SQL, sql } from "drizzle-orm";
import { textCountryList } from "../contact/text-countries.ts";
import type { Place } from "../place.ts";
import { type IssueRow, issueList } from "../sign-in-codes/issue.ts";
import { type FactRow, factColumns, factJoins, oneRow } from "./login-facts.ts";
import type { LoginMoments } from "./login-state.ts";

/** What a pending login is for. */
export type LoginPurpose = "sign_in" | "step_up" | "confirm_phone" | "confirm_email";

/** The login a browser holds, its person and the facts of the next step, as one statement reads them. */
export type LoginRow = LoginMoments &
  FactRow & {
    readonly clinicId: ClinicId;
    readonly accountId: AccountId;
    readonly loginId: LoginId;
    readonly sessionId: SessionId | null;
    readonly portal: Portal;
    readonly purpose: LoginPurpose;
    readonly kind: Kind;
    readonly name: string;
    readonly email: string;
    readonly accountPhone: string | null;
    readonly emailFailing: boolean;
    readonly phoneFailing: boolean;
    /** The number being proved, where that is the purpose. */
    readonly phone: string | null;
    /** The email address being proved, where that is the purpose. */
    readonly newEmail: string | null;
    /** The countries (ISO 3166-1) that the clinic sends texts to. */
    readonly textCountries: readonly string[];
    readonly codeTries: number;
    readonly recoveryTries: number;
    readonly browser: string;
    readonly address: string;
    readonly returnTo: string | null;
    readonly intent: unknown;
    readonly createdAt: Date;
    /** Opened by a mailed link to set a second factor up again. */
    readonly reEnrolling: boolean;
    /** Sign-in codes sent in it, newest first. */
    readonly issues: readonly IssueRow[];
  };

/** Columns of {@link LoginRow}; the login is `l`, the account `a`, policy and budget as in `factJoins`. */
export const loginColumns = sql`
  l.clinic_id as "clinicId", l.account_id as "accountId", l.id as "loginId", l.session_id as "sessionId",
  l.portal as "portal", l.purpose as "purpose", a.kind as "kind", a.name as "name", a.email as "email",
  a.phone as "accountPhone", a.email_failing_at is not null as "emailFailing",
  a.phone_failing_at is not null as "phoneFailing", l.phone as "phone", l.email as "newEmail",
  ${textCountryList} as "textCountries", l.code_tries as "codeTries", l.recovery_tries as "recoveryTries",
  l.browser as "browser", l.address as "address", l.return_to as "returnTo", l.intent as "intent",
  l.re_enrolment_id is not null as "reEnrolling", l.created_at as "createdAt", l.expires_at as "expiresAt", l.completed_at as "completedAt",
  l.redeemed_at as "redeemedAt", l.cancelled_at as "cancelledAt", l.replaced_at as "replacedAt",
  l.failed_at as "failedAt", ${issueList}, ${factColumns}`;

/**
 * The login behind a token, where it was begun: another portal's or clinic's token finds nothing, and neither does
 * one whose account was deactivated or, at the console, demoted.
 */
export function loginByToken(place: Place, token: string): SQL {
  return sql`logins l
    join clinics c on c.id = l.clinic_id and c.slug = ${place.clinicSlug}
    join accounts a on a.clinic_id = l.clinic_id and a.id = l.account_id and a.deactivated_at is null
      and (l.portal <> 'admin' or ${hasConsoleRole})
    ${factJoins}
    where l.token_hash = ${tokenDigest(token)} and l.portal = ${place.portal}`;
}

/** The guard every change of a login repeats: still open at this instant. The login is `l`. */
export function isOpen(now: Date): SQL {
  return sql`(l.completed_at is null and num_nonnulls(l.redeemed_at, l.cancelled_at, l.replaced_at, l.failed_at) = 0
    and l.expires_at > ${now}::timestamptz)`;
}

/** Whether the login `l` is the one a form was made for. Compared as text: what a form sends need not be an id at all. */
export function isOfForm(loginId: string): SQL {
  return sql`l.id::text = ${loginId.replaceAll("\0", "")}`;
}

/** Reads the login behind a token, or null. */
export function findLogin(context: Context, place: Place, token: string | null): Promise<LoginRow | null> {
  if (!token) return Promise.resolve(null);
  return oneRow<LoginRow>(context.db, sql`select ${loginColumns} from ${loginByToken(place, token)}`);
}

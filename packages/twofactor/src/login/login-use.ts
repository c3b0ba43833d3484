import { type SQL, sql } from "drizzle-orm";
import { inUse } from "../session/lifetimes.ts";
import type { LoginPurpose, LoginRow } from "./login-row.ts";

/** A session as a request claims to hold it. */
export type ClaimedSession = { readonly clinicId: string; readonly sessionId: string };

/**
 * What one place takes a pending login for. Whatever takes a code, completes a login or redeems one is told, and a login
 * of another purpose is not found there. All but a sign-in are worth something only in the session that they were begun
 * in.
 */
export type LoginUse =
  | typeof SIGN_IN
  | { readonly purpose: Exclude<LoginPurpose, "sign_in">; readonly session: ClaimedSession };

/** The uses that end in a session. The others prove an address, and nothing but the code sent to it completes them. */
export type SessionUse = Extract<LoginUse, { readonly purpose: "sign_in" }> | StepUpUse;

/** A step-up, in the session that holds it. */
export type StepUpUse = { readonly purpose: "step_up"; readonly session: ClaimedSession };

/** The use of every place where somebody signs in. */
export const SIGN_IN = { purpose: "sign_in" } as const;

/** Whether the login `l` is of this purpose and was begun in the session that claims it. Whether that lives is not asked. */
export function isFor(use: LoginUse): SQL {
  if (use.purpose === "sign_in") return sql`(l.purpose = 'sign_in')`;
  const { clinicId, sessionId } = use.session;
  return sql`(l.purpose = ${use.purpose} and l.clinic_id::text = ${clinicId} and l.session_id::text = ${sessionId})`;
}

/**
 * Whether the login `l` may be used here at this instant: it is for this, and its session, where it has one, is neither
 * ended nor idle. Part of every statement that takes, completes or redeems, so that a session that ends in between
 * takes its step-ups along, and a right code wakes none that was idle too long.
 */
export function isUsable(use: LoginUse, now: Date): SQL {
  if (use.purpose === "sign_in") return isFor(use);
  return sql`(${isFor(use)} and exists (select from sessions s
    join accounts o on o.clinic_id = s.clinic_id and o.id = s.account_id
    left join policies p on p.clinic_id = o.clinic_id and p.kind = o.kind and p.superseded_at is null
    where s.clinic_id = l.clinic_id and s.id = l.session_id and s.account_id = l.account_id and ${inUse(now)}))`;
}

/** The same of {@link isFor}, of a login that was read. */
export function isOfUse(login: Pick<LoginRow, "purpose" | "clinicId" | "sessionId">, use: LoginUse): boolean {
  if (use.purpose === "sign_in" || login.purpose !== use.purpose) return login.purpose === use.purpose;
  return login.clinicId === use.session.clinicId && login.sessionId === use.session.sessionId;
}

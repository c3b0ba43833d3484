import { type SQL, sql } from "drizzle-orm";

/** An event as its leaf holds it: every column, moments to the microsecond, the order of writing as text. */
export type SealedEvent = {
  readonly clinicId: string;
  readonly id: string;
  readonly at: string;
  readonly event: string;
  readonly outcome: string;
  readonly portal: string | null;
  readonly accountId: string | null;
  readonly actorId: string | null;
  readonly loginId: string | null;
  readonly sessionId: string | null;
  readonly address: string | null;
  readonly browser: string | null;
  readonly details: Record<string, unknown>;
  readonly written: string;
};

/** A moment as seals write it. PostgreSQL keeps microseconds, a Date would lose them. */
export const exactMoment = (moment: SQL): SQL =>
  sql`to_char(${moment} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/** The columns of `audit_events e` as a {@link SealedEvent}. */
export const sealedColumns: SQL = sql`e.clinic_id as "clinicId", e.id, ${exactMoment(sql`e.at`)} as at, e.event, e.outcome,
  e.portal, e.account_id as "accountId", e.actor_id as "actorId", e.login_id as "loginId", e.session_id as "sessionId",
  e.address, e.browser, e.details, e.written::text as written`;

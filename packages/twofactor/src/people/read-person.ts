import type { Role } from "@countersign/accounts";
import type { AccountId, ClinicId, Context, Kind } from "@countersign/db";
import { sql } from "drizzle-orm";
import { factColumns, factJoins, oneRow } from "../login/login-facts.ts";
import type { LoginFacts } from "../login/next-login-step.ts";
import { skipsLeft } from "../policy/policy.ts";
import { inUse } from "../session/lifetimes.ts";
import { type PersonStatus, statusOf } from "./person-status.ts";

/** Everything the console shows about one person. */
export type PersonFacts = Omit<LoginFacts, "portal" | "authenticators" | "deviceTrusted"> & {
  readonly accountId: AccountId;
  readonly kind: Kind;
  /** Null for patients. */
  readonly role: Role | null;
  readonly name: string;
  readonly email: string;
  readonly phone: string | null;
  readonly status: PersonStatus;
  readonly skipsLeft: number;
  readonly authenticators: readonly {
    readonly id: string;
    readonly name: string;
    readonly addedAt: Date;
    readonly lastUsedAt: Date | null;
    /** What its last wrong code told: seconds that its phone's clock was ahead, negative behind. Null once a code works. */
    readonly clockOff: { readonly seconds: number; readonly at: Date } | null;
  }[];
  /** Sessions in use right now. */
  readonly sessions: number;
  readonly hasPassword: boolean;
  /** The newest invitation of somebody who has not set a password yet; `until` may be over. */
  readonly invitation: { readonly at: Date; readonly until: Date } | null;
  readonly lastLoginAt: Date | null;
  readonly remindedAt: Date | null;
  readonly createdAt: Date;
};

type Row = Omit<PersonFacts, "authenticators" | "skipsLeft" | "invitation"> & {
  readonly invitation: { at: string; until: string } | null;
  readonly apps: readonly {
    id: string;
    name: string;
    addedAt: string;
    lastUsedAt: string | null;
    clockOff: { seconds: number; at: string } | null;
  }[];
};

/** One person of the clinic, or null: somebody else's clinic and the other kind are not found either. */
export async function readPerson(
  context: Context,
  input: { readonly clinicId: ClinicId; readonly kind: Kind; readonly accountId: string },
): Promise<PersonFacts | null> {
  const now = context.now();
  const row = await oneRow<Row>(
    context.db,
    sql`
    select a.id as "accountId", a.kind, a.role, a.name, a.email, a.phone,
      ${statusOf(now)} as "status", ${factColumns},
      coalesce((select jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name, 'addedAt', f.created_at,
          'lastUsedAt', f.last_used_at, 'clockOff', case when f.clock_off_at is not null then
            jsonb_build_object('seconds', f.clock_off_seconds, 'at', f.clock_off_at) end) order by f.created_at, f.id)
        from authenticators f where f.clinic_id = a.clinic_id and f.account_id = a.id), '[]') as "apps",
      (select count(*)::int from sessions s where s.clinic_id = a.clinic_id and s.account_id = a.id and ${inUse(now)}) as "sessions",
      a.password_hash is not null as "hasPassword",
      (select jsonb_build_object('at', i.created_at, 'until', i.expires_at) from invitations i
        where i.clinic_id = a.clinic_id and i.account_id = a.id and a.password_hash is null and i.replaced_at is null
        order by i.created_at desc limit 1) as "invitation", a.last_login_at as "lastLoginAt", a.reminded_at as "remindedAt",
      a.created_at as "createdAt"
    from accounts a ${factJoins}
    where a.clinic_id = ${input.clinicId} and a.kind = ${input.kind} and a.id = ${input.accountId}`,
  );
  if (!row) return null;
  const { apps, invitation: invited, ...facts } = row;
  const invitation = invited && { at: new Date(invited.at), until: new Date(invited.until) };
  const authenticators = apps.map((app) => ({
    ...app,
    addedAt: new Date(app.addedAt),
    lastUsedAt: app.lastUsedAt === null ? null : new Date(app.lastUsedAt),
    clockOff: app.clockOff && { seconds: app.clockOff.seconds, at: new Date(app.clockOff.at) },
  }));
  return { ...facts, invitation, authenticators, skipsLeft: skipsLeft(row) };
}

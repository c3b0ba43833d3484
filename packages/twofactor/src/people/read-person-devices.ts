import type { AccountKey, Context, Portal } from "@countersign/db";
import { sql } from "drizzle-orm";
import { inUse } from "../session/lifetimes.ts";
import type { SessionMethod } from "../session/person.ts";
import { listTrustedDevices, type TrustedDevice } from "../trusted-devices/list-trusted-devices.ts";

/** A browser in which somebody is signed in, as the console may see it: nothing that could be used anywhere. */
export type PersonSession = {
  readonly id: string;
  readonly portal: Portal;
  readonly method: SessionMethod;
  readonly browser: string;
  readonly address: string;
  readonly startedAt: Date;
  readonly lastSeenAt: Date;
};

export type PersonDevices = {
  readonly trusted: readonly TrustedDevice[];
  /** Those in use right now, the one seen last first. */
  readonly sessions: readonly PersonSession[];
};

/** Where a person is signed in, and which of their browsers need not be asked for a code. Of the other clinics nobody. */
export async function readPersonDevices(context: Context, account: AccountKey): Promise<PersonDevices> {
  const now = context.now();
  const [trusted, sessions] = await Promise.all([
    listTrustedDevices(context.db, account, now),
    context.db.execute<PersonSession>(sql`
      select s.id, s.portal, s.method, s.browser, s.address, s.started_at as "startedAt", s.last_seen_at as "lastSeenAt"
      from sessions s
        join accounts a on a.clinic_id = s.clinic_id and a.id = s.account_id
        left join policies p on p.clinic_id = a.clinic_id and p.kind = a.kind and p.superseded_at is null
      where s.clinic_id = ${account.clinicId} and s.account_id = ${account.accountId} and ${inUse(now)}
        and a.deactivated_at is null
      order by s.last_seen_at desc, s.id desc`),
  ]);
  return { trusted, sessions };
}

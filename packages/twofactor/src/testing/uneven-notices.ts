import type { AuditEventName } from "@countersign/audit";
import type { Database } from "@countersign/db";
import type { MessageKind } from "@countersign/messages";
import { sql } from "drizzle-orm";
import { isTextable, textCountryList } from "../contact/text-countries.ts";

/** The notices that an event owes its person: one of them, once at every verified address. */
const NOTICES_OF: Partial<Readonly<Record<AuditEventName, readonly MessageKind[]>>> = {
  "authenticator.enrolled": ["two_factor_enabled"],
  "authenticator.replaced": ["two_factor_enabled", "authenticator_moved"],
  "authenticator.added": ["authenticator_added"],
  "authenticator.removed": ["authenticator_removed"],
  "two_factor.disabled": ["two_factor_disabled"],
  "two_factor.reset": ["two_factor_reset"],
  "recovery_codes.made": ["new_recovery_codes"],
  "recovery_code.used": ["recovery_code_used"],
  "factors.suspended": ["factors_locked"],
  "sign_in.new_browser": ["new_browser"],
  "sign_in.unfinished": ["sign_in_unfinished"],
  "account.password_changed": ["password_changed"],
  "account.password_reset": ["password_changed"],
  "account.email_changed": ["email_changed"],
  "phone.confirmed": ["phone_changed"],
  "account.disowned": ["activity_disowned"],
};

/** Events that owe a notice of one and the same group are counted together. */
const groupOf = (kinds: readonly MessageKind[]): string => kinds[0] ?? "";
const GROUPS = new Map(Object.values(NOTICES_OF).flatMap((kinds) => kinds.map((kind) => [kind, groupOf(kinds)])));

type Owed = {
  readonly account: string;
  readonly event: AuditEventName;
  readonly email: string;
  /** The number that stands as confirmed now and stood so before the event. */
  readonly phone: string | null;
  readonly textCountries: readonly string[];
};
type Queued = { readonly account: string; readonly kind: MessageKind; readonly channel: string; readonly to: string };

/** A sentence for each address of an account that was told of its events too often or not often enough. */
export async function unevenNotices(owner: Database): Promise<string[]> {
  const owed = await owner.execute<Owed>(sql`
    select e.account_id::text as account, e.event, a.email, ${textCountryList} as "textCountries",
      case when a.kind = 'patient' and a.phone_confirmed_at < e.at and p.text_codes = 'allowed' then a.phone end as phone
    from audit_events e join accounts a on a.clinic_id = e.clinic_id and a.id = e.account_id
      join clinics c on c.id = a.clinic_id
      left join policies p on p.clinic_id = a.clinic_id and p.kind = a.kind and p.superseded_at is null
    where e.event in (select jsonb_array_elements_text(${JSON.stringify(Object.keys(NOTICES_OF))}::jsonb))`);
  const queued = await owner.execute<Queued>(sql`
    select data->>'accountId' as account, data->>'kind' as kind, data->>'channel' as channel, data->>'to' as "to"
    from pgboss.job_common
    where data->>'kind' in (select jsonb_array_elements_text(${JSON.stringify([...GROUPS.keys()])}::jsonb))`);
  const told = countBy(queued, ({ account, kind, channel, to }) => [account, GROUPS.get(kind), channel, to]);
  const mails = countBy(
    queued.filter(({ channel }) => channel === "email"),
    ({ account, kind }) => [account, GROUPS.get(kind)],
  );
  const events = countBy(owed, ({ account, event }) => [account, groupOf(NOTICES_OF[event] ?? [])]);
  return [
    ...tooOften(told, events),
    ...[...new Set([...events.keys(), ...mails.keys()])].flatMap((key) => unevenMails(key, events, mails)),
    ...missingTexts(owed, told),
  ];
}

/** Counts rows by what they have in common. */
function countBy<Row>(rows: readonly Row[], keyOf: (row: Row) => readonly unknown[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const row of rows) {
    const key = JSON.stringify(keyOf(row));
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

function tooOften(told: Map<string, number>, events: Map<string, number>): string[] {
  return [...told].flatMap(([key, times]) => {
    const [account, group, channel, to] = JSON.parse(key) as string[];
    const owed = events.get(JSON.stringify([account, group])) ?? 0;
    return times > owed ? [`account ${account}: ${owed} events, ${times} ${group} by ${channel} to ${to}`] : [];
  });
}

/** A mail each; of another email address two, to the old one and to the new one. */
function unevenMails(key: string, events: Map<string, number>, mails: Map<string, number>): string[] {
  const [account, group] = JSON.parse(key) as string[];
  const owed = (events.get(key) ?? 0) * (group === "email_changed" ? 2 : 1);
  const queued = mails.get(key) ?? 0;
  return queued === owed ? [] : [`account ${account} is owed ${owed} mails of ${group}, ${queued} are queued`];
}

function missingTexts(owed: readonly Owed[], told: Map<string, number>): string[] {
  const texts = countBy(
    owed.filter(({ phone, textCountries }) => phone !== null && isTextable(phone, textCountries)),
    ({ account, event, phone }) => [account, groupOf(NOTICES_OF[event] ?? []), "text", phone],
  );
  return [...texts].flatMap(([key, times]) => {
    const queued = told.get(key) ?? 0;
    return queued < times ? [`${key} is owed ${times} texts, ${queued} are queued`] : [];
  });
}

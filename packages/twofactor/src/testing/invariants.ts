import type { Database } from "@countersign/db";
import { sql } from "drizzle-orm";

/** The notice that each change of a factor owes, exactly one for each. */
const NOTICE_OF: Readonly<Record<string, string>> = {
  "authenticator.enrolled": "two_factor_enabled",
  "authenticator.replaced": "two_factor_enabled",
  "two_factor.disabled": "two_factor_disabled",
  "two_factor.reset": "two_factor_reset",
  "recovery_codes.made": "new_recovery_codes",
  "recovery_code.used": "recovery_code_used",
  "factors.suspended": "factors_locked",
};

/**
 * Makes the database itself keep a list of every step an authenticator spends, and refuse one that goes back.
 *
 * @param owner the owner's connection: the app's role could not
 */
export async function watchSteps(owner: Database): Promise<void> {
  await owner.execute(
    sql`create table spent_steps (authenticator uuid, step bigint, primary key (authenticator, step))`,
  );
  await owner.execute(sql`
    create function note_step() returns trigger language plpgsql security definer as $$
    begin
      if new.last_used_step <= old.last_used_step then raise exception 'a step went back'; end if;
      insert into spent_steps values (new.id, new.last_used_step);
      return new;
    end $$`);
  await owner.execute(sql`create trigger note_step after update of last_used_step on authenticators
    for each row execute function note_step()`);
}

/**
 * What holds after every race and fault, asked of the rows themselves. Gives one sentence for each thing that does not
 * hold, so `expect(await brokenInvariants(…)).toEqual([])` says which.
 *
 * @param secrets texts that may stand nowhere in the database: keys, codes, tokens, passwords
 */
export async function brokenInvariants(owner: Database, secrets: readonly string[] = []): Promise<string[]> {
  const rows = await owner.execute<{ broken: string }>(sql`
    select 'session ' || s.id || ' has no redeemed login of its own' as broken from sessions s
      left join logins l on l.clinic_id = s.clinic_id and l.id = s.login_id and l.account_id = s.account_id
        and l.redeemed_at is not null and l.purpose <> 'confirm_phone'
      where l.id is null
    union all select 'session ' || s.id || ' began ' || count(e.id) || ' times' from sessions s
      left join audit_events e on e.clinic_id = s.clinic_id and e.session_id = s.id and e.event = 'session.started'
      group by s.id having count(e.id) <> 1
    union all select 'account ' || a.id || ' spent ' || a.skips_spent || ' skips, the trail tells ' || t.told
      from accounts a, lateral (select count(*) as told from audit_events e
        where e.clinic_id = a.clinic_id and e.account_id = a.id and e.event = 'skip.spent'
          and e.id > coalesce((select max(r.id::text) from audit_events r where r.clinic_id = a.clinic_id
            and r.account_id = a.id and r.event = 'skips.restarted'), '00000000-0000-0000-0000-000000000000')::uuid) t
      where a.skips_spent <> t.told
    union all select 'account ' || account_id || ' has ' || count(*) || ' logins by ' || completed_by || ', the trail tells ' || told
      from (select l.account_id, l.completed_by, (select count(*) from audit_events e where e.clinic_id = l.clinic_id
          and e.account_id = l.account_id
          and e.event = case l.completed_by when 'skip' then 'skip.spent' else 'recovery_code.used' end) as told
        from logins l where l.completed_by in ('skip', 'recovery_code')) done
      group by account_id, completed_by, told having count(*) <> told
    union all select 'login ' || e.login_id || ' spent ' || count(*) || ' times: ' || e.event from audit_events e
      where e.event in ('skip.spent', 'recovery_code.used') group by e.login_id, e.event having count(*) > 1
    union all select 'account ' || r.account_id || ' has more used recovery codes than the trail tells'
      from recovery_codes r where r.used_at is not null group by r.clinic_id, r.account_id
      having count(*) > (select count(*) from audit_events e where e.clinic_id = r.clinic_id
        and e.account_id = r.account_id and e.event = 'recovery_code.used')
    union all select 'account ' || account_id || ' has ' || count(*) || ' authenticators' from authenticators
      group by clinic_id, account_id having count(*) > 1`);
  return [
    ...rows.map(({ broken }) => broken),
    ...(await unevenNotices(owner)),
    ...(await readableSecrets(owner, secrets)),
  ];
}

async function unevenNotices(owner: Database): Promise<string[]> {
  const rows = await owner.execute<{ account: string; notice: string; owed: number; queued: number }>(sql`
    with owed as (
      select e.account_id::text as account, w.notice from audit_events e
      join jsonb_each_text(${NOTICE_OF}::jsonb) w (event, notice) on w.event = e.event),
    queued as (
      select data->>'accountId' as account, data->>'kind' as notice from pgboss.job_common
      where data->>'kind' in (select notice from jsonb_each_text(${NOTICE_OF}::jsonb) w (event, notice)))
    select account, notice, (count(*) filter (where owes))::int as owed, (count(*) filter (where not owes))::int as queued
    from (select *, true as owes from owed union all select *, false from queued) both_sides
    group by account, notice having count(*) filter (where owes) <> count(*) filter (where not owes)`);
  return rows.map((row) => `account ${row.account} is owed ${row.owed} ${row.notice}, ${row.queued} are queued`);
}

async function readableSecrets(owner: Database, secrets: readonly string[]): Promise<string[]> {
  if (secrets.length === 0) return [];
  const columns = await owner.execute<{ place: string; query: string }>(sql`
    select format('%I.%I', table_name, column_name) as place,
      format('select distinct %I::text as text from %I.%I where %I is not null', column_name, table_schema, table_name, column_name) as query
    from information_schema.columns
    where table_schema in ('public', 'pgboss') and data_type in ('text', 'character varying', 'json', 'jsonb', 'ARRAY')`);
  const found: string[] = [];
  for (const { place, query } of columns) {
    for (const { text } of await owner.execute<{ text: string }>(sql.raw(query))) {
      // A code of six digits may stand inside a longer number by chance; one by itself is a leak.
      const leaked = secrets.some((secret) =>
        new RegExp(`(?<![0-9A-Za-z])${secret.replaceAll(/\W/g, "\\$&")}(?![0-9A-Za-z])`).test(text),
      );
      if (leaked) found.push(`${place} holds a secret in plain text`);
    }
  }
  return found;
}

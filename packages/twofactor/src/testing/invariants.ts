import type { Database } from "@countersign/db";
import { sql } from "drizzle-orm";
import { AUTHENTICATORS_MOST } from "../authenticators/named/authenticator-name.ts";
import { unevenNotices } from "./uneven-notices.ts";

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
    with told as materialized (
      select clinic_id, id, event, account_id, login_id, session_id from audit_events
      where event in ('session.started', 'skip.spent', 'skips.restarted', 'recovery_code.used')),
    spent as (
      select t.clinic_id, t.account_id, count(*) as skips from told t
        left join (select account_id, max(id::text) as id from told where event = 'skips.restarted' group by account_id) r
          on r.account_id = t.account_id
      where t.event = 'skip.spent' and t.id::text > coalesce(r.id, '')
      group by t.clinic_id, t.account_id),
    done as (
      select account_id, case completed_by when 'skip' then 'skip.spent' else 'recovery_code.used' end as event, count(*) as logins
      from logins where completed_by in ('skip', 'recovery_code') group by 1, 2),
    events as (select account_id, event, count(*) as events from told group by 1, 2),
    used as (select account_id, count(*) as codes from recovery_codes where used_at is not null group by 1)
    select 'session ' || s.id || ' has no redeemed login of its own' as broken from sessions s
      left join logins l on l.clinic_id = s.clinic_id and l.id = s.login_id and l.account_id = s.account_id
        and l.redeemed_at is not null and l.purpose in ('sign_in', 'step_up')
      where l.id is null
    union all select 'session ' || s.id || ' began ' || count(t.id) || ' times' from sessions s
      left join told t on t.session_id = s.id and t.event = 'session.started'
      group by s.id having count(t.id) <> 1
    union all select 'account ' || a.id || ' spent ' || a.skips_spent || ' skips, the trail tells ' || coalesce(spent.skips, 0)
      from accounts a left join spent on spent.account_id = a.id
      where a.skips_spent <> coalesce(spent.skips, 0) or a.skips_spent not between 0 and 20
    union all select 'account ' || a.id || ' is listed as ' || case when a.enrolled_at is null then 'not ' else '' end
        || 'enrolled'
      from accounts a where (a.enrolled_at is not null) <> exists
        (select from authenticators f where f.clinic_id = a.clinic_id and f.account_id = a.id)
    union all select 'account ' || done.account_id || ' completed ' || logins || ' logins with ' || done.event
        || ', the trail tells ' || coalesce(events, 0)
      from done left join events on events.account_id = done.account_id and events.event = done.event
      where logins <> coalesce(events, 0)
    union all select 'login ' || login_id || ' spent ' || count(*) || ' times: ' || event from told
      where event in ('skip.spent', 'recovery_code.used') group by login_id, event having count(*) > 1
    union all select 'account ' || used.account_id || ' used ' || codes || ' recovery codes, the trail tells ' || coalesce(events, 0)
      from used left join events on events.account_id = used.account_id and events.event = 'recovery_code.used'
      where codes > coalesce(events, 0)
    union all select 'account ' || account_id || ' has ' || count(*) || ' authenticators' from authenticators
      group by account_id having count(*) > ${AUTHENTICATORS_MOST}
    union all select 'patient ' || a.id || ' has an authenticator and no codes by email beside it'
      from accounts a where a.kind = 'patient' and a.sign_in_codes_on_at is null and exists
        (select from authenticators f where f.clinic_id = a.clinic_id and f.account_id = a.id)`);
  return [
    ...rows.map(({ broken }) => broken),
    ...(await unevenNotices(owner)),
    ...(await readableSecrets(owner, secrets)),
  ];
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

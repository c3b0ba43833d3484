-- Between which ids a seal's events lie: they are read by the key and not by the order they were written in.
alter table audit_seals
  add column lowest_id uuid not null,
  add column highest_id uuid not null,
  add check (highest_id >= lowest_id);
-- Which seal an event is under: the first that ends at or after it.
create index audit_seals_by_order on audit_seals (clinic_id, written_through, last_id);

-- How far the events themselves were walked through, by their ids, looking for those that no seal holds.
alter table audit_checks add column walked_through uuid;
insert into audit_sealing (singleton, sealed_through, sealed_at) values (true, -1, now());

-- Where a clinic's chain begins since older events were dropped: the last seal that went with them.
create table audit_starts (
  clinic_id uuid primary key references clinics (id),
  number integer not null check (number >= 1),
  written_through bigint not null,
  last_id uuid not null,
  chain bytea not null check (length(chain) = 32),
  dropped_before timestamptz not null
);

-- New pages of events find their way into the index of their order at once; the sealer looks at nothing older.
do $$
declare
  part record;
begin
  for part in select inhrelid::regclass as index from pg_inherits where inhparent = 'audit_events_written'::regclass loop
    execute format('alter index %s set (autosummarize = on)', part.index);
  end loop;
end $$;

-- Makes the months up to the given one. Events that came before their month are taken over from the rest.
create function audit_make_months(through timestamptz) returns integer
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  month timestamptz;
  following timestamptz;
  name text;
  index regclass;
  made integer := 0;
begin
  if through > now() + interval '2 years' then
    raise exception 'months more than two years ahead are not made';
  end if;
  month := (date_trunc('month', now() at time zone 'UTC')) at time zone 'UTC';
  while month <= through loop
    following := ((month at time zone 'UTC') + interval '1 month') at time zone 'UTC';
    name := 'audit_events_' || to_char(month at time zone 'UTC', 'YYYY_MM');
    if to_regclass('public.' || name) is null then
      execute format('create table public.%I (like public.audit_events including defaults including constraints)', name);
      execute format('with moved as (delete from public.audit_events_other where id >= %L and id < %L returning *)
        insert into public.%I select * from moved', uuid_v7_floor(month), uuid_v7_floor(following), name);
      execute format('alter table public.audit_events attach partition public.%I for values from (%L) to (%L)',
        name, uuid_v7_floor(month), uuid_v7_floor(following));
      select x.indexrelid::regclass into index from pg_inherits i join pg_index x on x.indexrelid = i.inhrelid
        where i.inhparent = 'public.audit_events_written'::regclass and x.indrelid = ('public.' || name)::regclass;
      execute format('alter index %s set (autosummarize = on)', index);
      made := made + 1;
    end if;
    month := following;
  end loop;
  return made;
end $$;

-- Drops whole months that ended before the given moment, and never anything younger than six years. The seals of what
-- goes go with it, and the last of them stays as where the chain begins. An event of an old month that is under a seal
-- which stays, because the seal reaches over the month's end or a clock was wrong, is kept with the rest.
create function audit_drop_months(before timestamptz) returns integer
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  cutoff timestamptz;
  part record;
  dropped integer := 0;
begin
  cutoff := date_trunc('month', (least(before, now() - interval '6 years')) at time zone 'UTC') at time zone 'UTC';
  insert into audit_starts (clinic_id, number, written_through, last_id, chain, dropped_before)
    select distinct on (s.clinic_id) s.clinic_id, s.number, s.written_through, s.last_id, s.chain, cutoff
    from audit_seals s where not exists (
      select from audit_seals k where k.clinic_id = s.clinic_id and k.number <= s.number
        and k.highest_id >= uuid_v7_floor(cutoff))
    order by s.clinic_id, s.number desc
    on conflict (clinic_id) do update set number = excluded.number, written_through = excluded.written_through,
      last_id = excluded.last_id, chain = excluded.chain, dropped_before = excluded.dropped_before
      where excluded.number > audit_starts.number;
  delete from audit_seals s using audit_starts b where s.clinic_id = b.clinic_id and s.number <= b.number;
  for part in
    select c.oid, c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent = 'public.audit_events'::regclass and c.relname ~ '^audit_events_\d{4}_\d{2}$'
      and make_timestamptz(substr(c.relname, 14, 4)::int, right(c.relname, 2)::int, 1, 0, 0, 0, 'UTC') < cutoff
  loop
    execute format('alter table public.audit_events detach partition public.%I', part.relname);
    execute format('insert into public.audit_events select e.* from public.%I e where not exists (
      select from audit_starts b where b.clinic_id = e.clinic_id and (e.written, e.id) <= (b.written_through, b.last_id))',
      part.relname);
    execute format('drop table public.%I', part.relname);
    dropped := dropped + 1;
  end loop;
  delete from audit_events_other e using audit_starts b
    where e.id < uuid_v7_floor(cutoff) and b.clinic_id = e.clinic_id
      and (e.written, e.id) <= (b.written_through, b.last_id);
  return dropped;
end $$;
revoke execute on function audit_make_months(timestamptz), audit_drop_months(timestamptz) from public;

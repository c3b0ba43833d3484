-- What happened, once and for good. Partitioned by month through the time inside the UUIDv7 id,
-- which keeps the primary key whole. The app's role may insert and select, nothing else.
create table audit_events (
  clinic_id uuid not null references clinics (id),
  id uuid not null,
  at timestamptz not null,
  event text not null,
  outcome text not null check (outcome in ('success', 'failure')),
  portal text,
  account_id uuid,
  actor_id uuid,
  login_id uuid,
  session_id uuid,
  address text,
  browser text,
  details jsonb not null default '{}',
  primary key (clinic_id, id)
) partition by range (id);
create index audit_events_by_account on audit_events (clinic_id, account_id, id desc);

-- The smallest UUIDv7 of a moment: 48 bits of milliseconds, then zeros.
create function uuid_v7_floor(moment timestamptz) returns uuid
  language sql immutable strict
  return (lpad(to_hex((extract(epoch from moment) * 1000)::bigint), 12, '0') || '70008000000000000000')::uuid;

do $$
declare
  month timestamptz := '2026-01-01 00:00:00+00';
begin
  while month < '2033-01-01 00:00:00+00' loop
    execute format(
      'create table %I partition of audit_events for values from (%L) to (%L)',
      'audit_events_' || to_char(month at time zone 'UTC', 'YYYY_MM'),
      uuid_v7_floor(month), uuid_v7_floor((month at time zone 'UTC' + interval '1 month') at time zone 'UTC'));
    month := (month at time zone 'UTC' + interval '1 month') at time zone 'UTC';
  end loop;
end $$;
create table audit_events_other partition of audit_events default;

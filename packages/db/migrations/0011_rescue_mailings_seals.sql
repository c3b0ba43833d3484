-- A single-use link to set a second factor up again after an admin took the lost one away. Still wants the password.
create table re_enrolment_links (
  clinic_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  token_hash bytea not null unique check (length(token_hash) = 32),
  key_id text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  replaced_at timestamptz,
  primary key (clinic_id, id),
  foreign key (clinic_id, account_id) references accounts (clinic_id, id),
  check (num_nonnulls(used_at, replaced_at) <= 1)
);
create index re_enrolment_links_open on re_enrolment_links (clinic_id, account_id) where used_at is null and replaced_at is null;

-- One admin asking for another's second factor to be reset: another approves it, or, where there are only two admins,
-- an hour passes. The person may cancel it by the link they are mailed. It ends once: done, cancelled, refused or expired.
create table reset_requests (
  clinic_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  asked_by uuid not null,
  reason text not null check (length(reason) between 3 and 500),
  -- What it waits for, as the number of admins was when it was asked.
  waits_for text not null check (waits_for in ('approval', 'time')),
  token_hash bytea not null unique check (length(token_hash) = 32),
  key_id text not null,
  created_at timestamptz not null,
  due_at timestamptz,
  expires_at timestamptz not null,
  approved_by uuid,
  done_at timestamptz,
  cancelled_at timestamptz,
  -- Null: the person themselves, by the link.
  cancelled_by uuid,
  primary key (clinic_id, id),
  foreign key (clinic_id, account_id) references accounts (clinic_id, id),
  foreign key (clinic_id, asked_by) references accounts (clinic_id, id),
  foreign key (clinic_id, approved_by) references accounts (clinic_id, id),
  foreign key (clinic_id, cancelled_by) references accounts (clinic_id, id),
  check (asked_by <> account_id),
  check (approved_by <> asked_by and approved_by <> account_id),
  check ((waits_for = 'time') = (due_at is not null)),
  check (waits_for = 'approval' or approved_by is null),
  check (waits_for = 'time' or (approved_by is null) = (done_at is null)),
  check (num_nonnulls(done_at, cancelled_at) <= 1)
);
create unique index reset_requests_one_open on reset_requests (clinic_id, account_id) where done_at is null and cancelled_at is null;
create index reset_requests_due on reset_requests (due_at) where done_at is null and cancelled_at is null and due_at is not null;

-- One letter to many people, sent batch by batch behind the page; where it stands is the last person it came to.
create table mailings (
  clinic_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('reminder', 'policy_announced', 'policy_withdrawn')),
  people_kind text check (people_kind in ('staff', 'patient')),
  status text,
  schedule_id uuid,
  people integer not null check (people >= 0),
  passed integer not null default 0 check (passed >= 0),
  sent integer not null default 0 check (sent between 0 and passed),
  reached_id uuid,
  created_by uuid not null,
  created_at timestamptz not null,
  finished_at timestamptz,
  cancelled_at timestamptz,
  primary key (clinic_id, id),
  foreign key (clinic_id, created_by) references accounts (clinic_id, id),
  foreign key (clinic_id, schedule_id) references policy_schedules (clinic_id, id),
  check (num_nonnulls(finished_at, cancelled_at) <= 1),
  check ((kind = 'reminder') = (schedule_id is null))
);
create index mailings_newest on mailings (clinic_id, created_at desc);
-- When somebody was last reminded, so that nobody is reminded by everybody.
alter table accounts add column reminded_at timestamptz;

-- How many people stood where at the end of each day. Written by the courier; today's row goes on changing.
create table adoption_days (
  clinic_id uuid not null references clinics (id),
  kind text not null check (kind in ('staff', 'patient')),
  day date not null,
  enrolled integer not null check (enrolled >= 0),
  in_grace integer not null check (in_grace >= 0),
  not_enrolled integer not null check (not_enrolled >= 0),
  locked integer not null check (locked >= 0),
  counted_at timestamptz not null,
  primary key (clinic_id, kind, day)
);

-- In which order events were written, which is not that of their ids: a transaction may take its time, and a replica's
-- clock be wrong. Everything below the oldest transaction that still runs is settled: nothing can be added before it.
-- The offset is nought until a dump is restored into a cluster whose transactions count from lower numbers.
create function audit_order() returns bigint language sql volatile
  return pg_current_xact_id()::text::bigint + 0;
create function audit_settled() returns bigint language sql volatile
  return pg_snapshot_xmin(pg_current_snapshot())::text::bigint + 0;
alter table audit_events add column written bigint not null default 0;
alter table audit_events alter column written set default audit_order();
create index audit_events_written on audit_events using brin (written) with (pages_per_range = 32);
-- Kinds that no login writes: what changed, and who changed it. Their index costs a login nothing.
create index audit_events_changes on audit_events (clinic_id, event, id desc)
  where event not in ('sign_in.password_wrong', 'sign_in.started', 'sign_in.code_wrong', 'sign_in.code_reused',
    'sign_in.failed', 'sign_in.cancelled', 'session.started', 'session.rotated', 'session.ended', 'sign_in_code.sent',
    'skip.spent', 'step_up.started');
create index audit_events_by_others on audit_events (clinic_id, actor_id, id desc) where actor_id is distinct from account_id;

-- One link of a clinic's chain: events written from (exclusive) to (inclusive), as leaves of a Merkle tree (RFC 6962),
-- bound to the link before and signed. Added by the courier; nobody's role may change one.
create table audit_seals (
  clinic_id uuid not null references clinics (id),
  number integer not null check (number >= 1),
  written_after bigint not null,
  written_through bigint not null,
  last_id uuid not null,
  events integer not null check (events >= 1),
  first_at timestamptz not null,
  last_at timestamptz not null,
  tree_root bytea not null check (length(tree_root) = 32),
  chain bytea not null check (length(chain) = 32),
  signature bytea not null check (length(signature) = 64),
  key_id text not null,
  sealed_at timestamptz not null,
  primary key (clinic_id, number),
  check (written_through >= written_after and last_at >= first_at)
);
create index audit_seals_by_time on audit_seals (clinic_id, last_at);
-- How far a clinic's chain was checked against its events, again and again from the beginning; what was found broken stays.
create table audit_checks (
  clinic_id uuid primary key references clinics (id),
  checked_through integer not null default 0,
  round_began_at timestamptz not null,
  whole_checked_at timestamptz,
  checked_at timestamptz not null,
  broken_seal integer,
  broken_at timestamptz,
  broken_why text check (broken_why in ('event_changed', 'event_missing', 'event_added', 'chain_broken', 'signature_wrong')),
  check (num_nulls(broken_seal, broken_at, broken_why) in (0, 3))
);
-- Up to where events are sealed, for all clinics at once.
create table audit_sealing (
  singleton boolean primary key default true check (singleton),
  sealed_through bigint not null,
  sealed_at timestamptz not null
);

-- Several authenticators of one account are told apart by name.
create unique index authenticators_named on authenticators (clinic_id, account_id, lower(name));
alter table authenticators
  -- Steps whose code was typed while the phone's clock was off. It was told what was wrong, so they are never accepted.
  add column burned_steps bigint[] not null default '{}',
  -- What a wrong code told about the phone's clock: seconds it is ahead, negative behind, and when that was.
  add column clock_off_seconds integer check (clock_off_seconds between -3600 and 3600),
  add column clock_off_at timestamptz,
  add check ((clock_off_seconds is null) = (clock_off_at is null));

-- What becomes of the account's other authenticators once this one is confirmed: all give way, all stay, or one gives way.
alter table authenticator_enrolments
  add column purpose text not null default 'replace_all' check (purpose in ('replace_all', 'add', 'move')),
  add column name text check (length(name) between 1 and 60),
  -- Which one gives way to it. Not referenced: it may be removed while the new one is being set up.
  add column replaces uuid,
  add check ((purpose = 'move') = (replaces is not null));

-- Whether the browser had signed this person in before; and when it was settled that nobody needs to be told of the
-- login, or somebody was. Of those that are still to be settled there are few.
alter table logins
  add column known_browser boolean not null default true,
  add column settled_at timestamptz default now();
alter table logins alter column settled_at drop default;
create index logins_unsettled on logins (created_at) where settled_at is null and purpose = 'sign_in';

alter table sessions drop constraint sessions_ended_by_check, add check (ended_by in
  ('signed_out', 'ended_elsewhere', 'rotated', 'factor_changed', 'password_changed', 'policy', 'admin', 'disowned'));
alter table trusted_devices drop constraint trusted_devices_ended_by_check, add check (ended_by in
  ('person', 'signed_out', 'factor_changed', 'password_changed', 'policy', 'admin', 'replaced', 'disowned'));

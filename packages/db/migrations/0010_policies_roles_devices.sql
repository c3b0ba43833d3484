-- Helpdesk: sees people and rescues them, and nothing else of the console.
alter table accounts
  drop constraint accounts_role_check,
  add constraint accounts_role_check check (role in ('staff', 'helpdesk', 'admin'));
alter table invitation_rows
  drop constraint invitation_rows_role_check,
  add constraint invitation_rows_role_check check (role in ('staff', 'helpdesk', 'admin'));

-- What else a version of a policy says. Methods that a kind always has are not listed; the reason is the admin's own words.
alter table policies
  drop constraint policies_mode_check,
  add constraint policies_mode_check check (mode in ('off', 'optional', 'required_every_login', 'required_once_per_device')),
  add column trusted_device_days integer not null default 30 check (trusted_device_days between 1 and 90),
  add column idle_minutes integer not null default 30 check (idle_minutes between 5 and 60),
  add column text_codes text not null default 'allowed' check (text_codes in ('allowed', 'refused')),
  add column reason text check (length(reason) between 1 and 500),
  add check (kind = 'patient' or text_codes = 'allowed');

-- A change that is to come. The courier puts it in force when its moment has come, if the clinic's policies are still
-- those it was rehearsed against; it ends by being applied, cancelled, or overtaken by another change.
create table policy_schedules (
  clinic_id uuid not null references clinics (id),
  id uuid not null,
  drafts jsonb not null,
  expected jsonb not null,
  reason text not null check (length(reason) between 1 and 500),
  takes_effect_at timestamptz not null,
  created_at timestamptz not null,
  created_by uuid not null,
  applied_at timestamptz,
  cancelled_at timestamptz,
  cancelled_by uuid,
  overtaken_at timestamptz,
  primary key (clinic_id, id),
  foreign key (clinic_id, created_by) references accounts (clinic_id, id),
  foreign key (clinic_id, cancelled_by) references accounts (clinic_id, id),
  check (takes_effect_at > created_at),
  check (num_nonnulls(applied_at, cancelled_at, overtaken_at) <= 1),
  check ((cancelled_at is null) = (cancelled_by is null))
);
create unique index policy_schedules_one_waiting on policy_schedules (clinic_id)
  where num_nonnulls(applied_at, cancelled_at, overtaken_at) = 0;
create index policy_schedules_due on policy_schedules (takes_effect_at)
  where num_nonnulls(applied_at, cancelled_at, overtaken_at) = 0;

-- A browser that need not be asked again for a while, where the policy says so. It holds a random secret, the row its SHA-256.
create table trusted_devices (
  clinic_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  portal text not null check (portal in ('staff', 'admin', 'patient')),
  token_hash bytea not null unique check (length(token_hash) = 32),
  browser text not null,
  address text not null,
  created_at timestamptz not null,
  last_used_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  ended_by text check (ended_by in
    ('person', 'signed_out', 'factor_changed', 'password_changed', 'policy', 'admin', 'replaced')),
  primary key (clinic_id, id),
  foreign key (clinic_id, account_id) references accounts (clinic_id, id),
  check ((ended_at is null) = (ended_by is null)),
  check (expires_at > created_at)
);
create index trusted_devices_live on trusted_devices (clinic_id, account_id) where ended_at is null;

-- What was decided when the password was right: policy version, mode, factors offered, skips, trust.
alter table logins
  add column decision jsonb,
  drop constraint logins_completed_by_check,
  add constraint logins_completed_by_check check (completed_by in
    ('password', 'skip', 'authenticator', 'enrolment', 'recovery_code', 'email_code', 'text_code', 'trusted_device'));
alter table sessions
  drop constraint sessions_method_check,
  add constraint sessions_method_check check (method in
    ('password', 'skip', 'authenticator', 'enrolment', 'recovery_code', 'email_code', 'text_code', 'trusted_device'));

-- When an account's first authenticator came. Kept beside the authenticators themselves, so that those who have none
-- can be listed by name among a million. What a login decides asks the authenticators.
alter table accounts add column enrolled_at timestamptz;
update accounts a set enrolled_at = f.first from (
  select clinic_id, account_id, min(created_at) as first from authenticators group by 1, 2) f
  where a.clinic_id = f.clinic_id and a.id = f.account_id;
create index accounts_not_enrolled on accounts (clinic_id, kind, lower(name), id, skips_spent)
  where enrolled_at is null and deactivated_at is null;
create index accounts_enrolled on accounts (clinic_id, kind, lower(name), id)
  where enrolled_at is not null and deactivated_at is null;
create index accounts_codes_on on accounts (clinic_id, lower(name), id)
  where kind = 'patient' and sign_in_codes_on_at is not null and deactivated_at is null;
create index accounts_codes_off on accounts (clinic_id, lower(name), id)
  where kind = 'patient' and sign_in_codes_on_at is null and deactivated_at is null;
create index accounts_deactivated on accounts (clinic_id, kind, lower(name), id) where deactivated_at is not null;
create index accounts_admins on accounts (clinic_id) where role = 'admin' and deactivated_at is null;

-- A pending login: the password was right, the rest is still to come. The browser holds a random token,
-- the row its SHA-256. A step-up and the proof of a phone number run on the same row with another purpose.
create table logins (
  clinic_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  portal text not null check (portal in ('staff', 'admin', 'patient')),
  purpose text not null check (purpose in ('sign_in', 'step_up', 'confirm_phone')),
  token_hash bytea not null unique check (length(token_hash) = 32),
  session_id uuid,
  phone text,
  code_tries integer not null default 0 check (code_tries between 0 and 5),
  recovery_tries integer not null default 0 check (recovery_tries between 0 and 5),
  browser text not null,
  address text not null,
  return_to text,
  intent jsonb,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  completed_at timestamptz,
  completed_by text check (completed_by in
    ('password', 'skip', 'authenticator', 'enrolment', 'recovery_code', 'email_code', 'text_code')),
  redeemed_at timestamptz,
  cancelled_at timestamptz,
  replaced_at timestamptz,
  failed_at timestamptz,
  primary key (clinic_id, id),
  foreign key (clinic_id, account_id) references accounts (clinic_id, id),
  check (num_nonnulls(redeemed_at, cancelled_at, replaced_at, failed_at) <= 1),
  check ((completed_at is null) = (completed_by is null)),
  check (redeemed_at is null or completed_at is not null),
  check ((purpose = 'sign_in') = (session_id is null)),
  check ((purpose = 'confirm_phone') = (phone is not null))
);
create index logins_by_account on logins (clinic_id, account_id, created_at desc);

-- A second factor being set up; nothing here is active until it is confirmed.
create table authenticator_enrolments (
  clinic_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  login_id uuid,
  session_id uuid,
  secret_sealed bytea not null,
  key_id text not null,
  tries integer not null default 0 check (tries between 0 and 10),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  confirmed_at timestamptz,
  cancelled_at timestamptz,
  primary key (clinic_id, id),
  foreign key (clinic_id, account_id) references accounts (clinic_id, id),
  foreign key (clinic_id, login_id) references logins (clinic_id, id),
  check (num_nonnulls(login_id, session_id) = 1),
  check (num_nonnulls(confirmed_at, cancelled_at) <= 1)
);
create unique index enrolments_one_open_per_login on authenticator_enrolments (clinic_id, login_id)
  where confirmed_at is null and cancelled_at is null;
create unique index enrolments_one_open_per_session on authenticator_enrolments (clinic_id, session_id)
  where confirmed_at is null and cancelled_at is null;

-- A code sent by email or text. The code itself is derived from a key, the login and the issue number.
create table sign_in_codes (
  clinic_id uuid not null,
  id uuid not null,
  login_id uuid not null,
  account_id uuid not null,
  issue integer not null check (issue >= 1),
  channel text not null check (channel in ('email', 'text')),
  destination_hash bytea not null check (length(destination_hash) = 32),
  key_id text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (clinic_id, id),
  unique (clinic_id, login_id, issue),
  foreign key (clinic_id, login_id) references logins (clinic_id, id),
  foreign key (clinic_id, account_id) references accounts (clinic_id, id)
);
create index sign_in_codes_by_destination on sign_in_codes (clinic_id, destination_hash, created_at desc);
create index sign_in_codes_by_account on sign_in_codes (clinic_id, account_id, created_at desc);

-- A signed-in browser. Made only by redeeming a completed login, once.
create table sessions (
  clinic_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  login_id uuid not null,
  portal text not null check (portal in ('staff', 'admin', 'patient')),
  method text not null check (method in
    ('password', 'skip', 'authenticator', 'enrolment', 'recovery_code', 'email_code', 'text_code')),
  browser text not null,
  address text not null,
  started_at timestamptz not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  fresh_at timestamptz,
  ended_at timestamptz,
  ended_by text check (ended_by in
    ('signed_out', 'ended_elsewhere', 'rotated', 'factor_changed', 'password_changed', 'policy', 'admin')),
  primary key (clinic_id, id),
  unique (clinic_id, login_id),
  foreign key (clinic_id, account_id) references accounts (clinic_id, id),
  foreign key (clinic_id, login_id) references logins (clinic_id, id),
  check ((ended_at is null) = (ended_by is null))
);
create index sessions_live_by_account on sessions (clinic_id, account_id) where ended_at is null;
alter table logins add foreign key (clinic_id, session_id) references sessions (clinic_id, id);
alter table authenticator_enrolments add foreign key (clinic_id, session_id) references sessions (clinic_id, id);

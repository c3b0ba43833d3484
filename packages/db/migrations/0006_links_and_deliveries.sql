-- How a clinic's pages and letters look, whom answers go to, and what it may spend on texts.
alter table clinics
  add column accent text check (accent ~ '^#[0-9a-f]{6}$'),
  add column mail_from_name text check (length(mail_from_name) between 1 and 120),
  add column reply_to text check (length(reply_to) between 3 and 254),
  -- Numbers typed without a country code are read as this country's (ISO 3166-1).
  add column country text not null default 'GB' check (country ~ '^[A-Z]{2}$'),
  add column text_daily_cap integer not null default 2000 check (text_daily_cap between 0 and 1000000);

-- Where a clinic sends texts to: a country that is not listed gets none.
create table text_countries (
  clinic_id uuid not null references clinics (id),
  country text not null check (country ~ '^[A-Z]{2}$'),
  daily_cap integer not null check (daily_cap between 0 and 1000000),
  primary key (clinic_id, country)
);
insert into text_countries (clinic_id, country, daily_cap) select id, country, text_daily_cap from clinics;

-- An address to which a provider could not deliver, until it is changed or something arrives there again.
alter table accounts
  add column email_failing_at timestamptz,
  add column email_failing_why text check (email_failing_why in ('bounced', 'complained', 'refused')),
  add column phone_failing_at timestamptz,
  add column phone_failing_why text check (phone_failing_why in ('bounced', 'complained', 'refused')),
  add check ((email_failing_at is null) = (email_failing_why is null)),
  add check ((phone_failing_at is null) = (phone_failing_why is null)),
  add check (phone is not null or phone_failing_at is null);

-- A link's token is derived from a key and the row's id, so that the courier can write the link and nobody else can.
-- Rows from before keep a token that was random and is known to nobody any more.
alter table invitations
  add column key_id text,
  add column created_by uuid,
  add column replaced_at timestamptz,
  add foreign key (clinic_id, created_by) references accounts (clinic_id, id),
  add check (num_nonnulls(used_at, replaced_at) <= 1);
create index invitations_by_account on invitations (clinic_id, account_id, created_at desc);

-- A single-use link to choose a new password, mailed to whoever asked; an older one dies with a newer.
create table password_resets (
  clinic_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  portal text not null check (portal in ('staff', 'admin', 'patient')),
  token_hash bytea not null unique check (length(token_hash) = 32),
  key_id text not null,
  browser text not null,
  address text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  replaced_at timestamptz,
  primary key (clinic_id, id),
  foreign key (clinic_id, account_id) references accounts (clinic_id, id),
  check (num_nonnulls(used_at, replaced_at) <= 1)
);
create index password_resets_open on password_resets (clinic_id, account_id) where used_at is null and replaced_at is null;

-- A new email address is proved on a login row, as a phone number is.
alter table logins
  add column email text check (email = lower(email) and length(email) between 3 and 254),
  drop constraint logins_purpose_check,
  add constraint logins_purpose_check check (purpose in ('sign_in', 'step_up', 'confirm_phone', 'confirm_email')),
  add check ((purpose = 'confirm_email') = (email is not null));

-- The country a text went to, for the clinic's caps.
alter table sign_in_codes
  add column country text check (country ~ '^[A-Z]{2}$'),
  add check (channel = 'text' or country is null);
create index sign_in_codes_texts on sign_in_codes (clinic_id, created_at desc) where channel = 'text';

-- What became of a message: one row a job of the queue, whose id is the provider's idempotency key.
-- Written before the first attempt, so that an answer that comes late finds it.
create table deliveries (
  clinic_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  kind text not null,
  channel text not null check (channel in ('email', 'text')),
  recipient text not null,
  country text check (country ~ '^[A-Z]{2}$'),
  login_id uuid,
  issue integer,
  provider text not null check (provider in ('inbox', 'resend', 'smtp', 'twilio')),
  provider_id text,
  attempts integer not null default 0 check (attempts >= 0),
  created_at timestamptz not null,
  attempted_at timestamptz not null,
  -- Why the last attempt did not get through; null once one did.
  trouble text check (trouble in ('throttled', 'unavailable', 'timed_out')),
  handed_over_at timestamptz,
  delivered_at timestamptz,
  failed_at timestamptz,
  failure text check (failure in ('bounced', 'complained', 'refused', 'capped', 'no_channel', 'given_up')),
  primary key (clinic_id, id),
  foreign key (clinic_id, account_id) references accounts (clinic_id, id),
  foreign key (clinic_id, login_id) references logins (clinic_id, id),
  check ((failed_at is null) = (failure is null)),
  check ((login_id is null) = (issue is null))
);
create unique index deliveries_by_provider_id on deliveries (provider, provider_id) where provider_id is not null;
create index deliveries_by_recipient on deliveries (clinic_id, recipient, created_at desc);
create index deliveries_texts on deliveries (clinic_id, created_at desc) where channel = 'text';
create index deliveries_by_login on deliveries (clinic_id, login_id, issue) where login_id is not null;
create index deliveries_failed on deliveries (clinic_id, failed_at desc) where failed_at is not null;

-- Many people invited at once, from a file: checked first, carried out when somebody says so.
create table invitation_runs (
  clinic_id uuid not null references clinics (id),
  id uuid not null,
  kind text not null check (kind in ('staff', 'patient')),
  file_name text not null check (length(file_name) between 1 and 200),
  created_by uuid not null,
  created_at timestamptz not null,
  confirmed_at timestamptz,
  finished_at timestamptz,
  cancelled_at timestamptz,
  primary key (clinic_id, id),
  foreign key (clinic_id, created_by) references accounts (clinic_id, id),
  check (num_nonnulls(finished_at, cancelled_at) <= 1),
  check (finished_at is null or confirmed_at is not null)
);
create index invitation_runs_newest on invitation_runs (clinic_id, created_at desc);

-- One line of such a file: refused when it was read, or carried out once (done_at), whatever happens in between.
create table invitation_rows (
  clinic_id uuid not null,
  run_id uuid not null,
  line integer not null check (line >= 1),
  name text not null,
  email text not null,
  role text check (role in ('staff', 'admin')),
  phone text,
  refusal text,
  account_id uuid,
  done_at timestamptz,
  primary key (clinic_id, run_id, line),
  foreign key (clinic_id, run_id) references invitation_runs (clinic_id, id),
  foreign key (clinic_id, account_id) references accounts (clinic_id, id)
);
create index invitation_rows_waiting on invitation_rows (clinic_id, run_id, line) where done_at is null and refusal is null;

-- A mail as the inbox shows it; texts have none.
alter table inbox_messages add column html text;

-- Asking for mailed links is charged too: by address typed and by network.
alter table budgets
  drop constraint budgets_kind_check,
  add constraint budgets_kind_check check (kind in
    ('codes', 'password_pair', 'password_account', 'password_browser', 'password_address', 'sends', 'links'));

-- A clinic is a tenant. Everything else carries its id, and every foreign key is composite,
-- so that no row can point at another clinic's.
create table clinics (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$'),
  name text not null check (length(name) between 1 and 120),
  help_phone text,
  help_email text,
  help_hours text,
  created_at timestamptz not null
);

-- Versions of a clinic's policy for one kind of account; the one that is not superseded counts.
create table policies (
  clinic_id uuid not null references clinics (id),
  id uuid not null,
  kind text not null check (kind in ('staff', 'patient')),
  version integer not null check (version >= 1),
  mode text not null check (mode in ('off', 'optional', 'required_every_login')),
  skips_allowed integer not null check (skips_allowed between 0 and 20),
  created_at timestamptz not null,
  created_by uuid,
  superseded_at timestamptz,
  primary key (clinic_id, id),
  unique (clinic_id, kind, version),
  check (kind = 'patient' or mode <> 'off'),
  check (kind = 'staff' or skips_allowed = 0)
);
create unique index policies_one_active on policies (clinic_id, kind) where superseded_at is null;

-- A person at one clinic. Staff and patients never share an account, even with the same email.
create table accounts (
  clinic_id uuid not null references clinics (id),
  id uuid not null,
  kind text not null check (kind in ('staff', 'patient')),
  role text check (role in ('staff', 'admin')),
  name text not null check (length(name) between 1 and 200),
  email text not null check (email = lower(email) and length(email) between 3 and 254),
  password_hash text,
  phone text check (phone ~ '^\+[1-9][0-9]{6,14}$'),
  phone_confirmed_at timestamptz,
  sign_in_codes_on_at timestamptz,
  skips_spent integer not null default 0 check (skips_spent between 0 and 20),
  last_login_at timestamptz,
  deactivated_at timestamptz,
  created_at timestamptz not null,
  primary key (clinic_id, id),
  unique (clinic_id, kind, email),
  check ((kind = 'staff') = (role is not null)),
  check (phone is not null or phone_confirmed_at is null)
);
create index accounts_by_name on accounts (clinic_id, kind, lower(name), id);
alter table policies add foreign key (clinic_id, created_by) references accounts (clinic_id, id);

-- A single-use link to set a password. The link's token is 256 random bits; the row keeps its SHA-256.
create table invitations (
  clinic_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  token_hash bytea not null unique check (length(token_hash) = 32),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (clinic_id, id),
  foreign key (clinic_id, account_id) references accounts (clinic_id, id)
);

-- What may be tried so often: one row a subject, charged before the try is looked at.
-- The subject is an account id or a keyed digest of what is being throttled, never the thing itself.
create table budgets (
  clinic_id uuid not null references clinics (id),
  kind text not null check (kind in ('codes', 'password_pair', 'password_account', 'password_browser', 'password_address', 'sends')),
  subject text not null,
  spent integer not null default 0 check (spent >= 0),
  charged_at timestamptz not null,
  waits_until timestamptz,
  suspended_at timestamptz,
  primary key (clinic_id, kind, subject)
);

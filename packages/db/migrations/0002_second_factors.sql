-- An authenticator app that has proved itself. The secret is sealed (AES-256-GCM) for this very row.
create table authenticators (
  clinic_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  name text not null check (length(name) between 1 and 60),
  secret_sealed bytea not null,
  key_id text not null,
  last_used_step bigint not null check (last_used_step >= 0),
  created_at timestamptz not null,
  last_used_at timestamptz,
  primary key (clinic_id, id),
  foreign key (clinic_id, account_id) references accounts (clinic_id, id)
);
create index authenticators_by_account on authenticators (clinic_id, account_id);

-- Ten single-use codes made together. Until the person has shown that they stored them they lie sealed
-- here, ten minutes at most, so that a reload can show them again; seen_at ends that.
create table recovery_code_sets (
  clinic_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  salt bytea not null check (length(salt) = 16),
  codes_sealed bytea,
  key_id text,
  created_at timestamptz not null,
  showable_until timestamptz not null,
  seen_at timestamptz,
  primary key (clinic_id, id),
  unique (clinic_id, account_id),
  foreign key (clinic_id, account_id) references accounts (clinic_id, id),
  check (seen_at is null or codes_sealed is null)
);

create table recovery_codes (
  clinic_id uuid not null,
  id uuid not null,
  set_id uuid not null,
  account_id uuid not null,
  code_hash bytea not null check (length(code_hash) = 32),
  used_at timestamptz,
  primary key (clinic_id, id),
  unique (clinic_id, set_id, code_hash),
  foreign key (clinic_id, set_id) references recovery_code_sets (clinic_id, id) on delete cascade,
  foreign key (clinic_id, account_id) references accounts (clinic_id, id)
);

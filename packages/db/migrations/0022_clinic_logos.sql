-- A clinic's logo as its pages and mails show it, cleaned when it was uploaded; a row at most. `version` says what the
-- bytes are and how wide and high they are drawn. It is the logo's address, so that browsers keep it for as long as it
-- stays; the clinic's row carries it too, for the pages that need only the address.
create table clinic_logos (
  clinic_id uuid primary key references clinics (id),
  version text not null check (version ~ '^[0-9a-f]{16}-[0-9]{1,4}x[0-9]{1,4}$'),
  media_type text not null check (media_type in ('image/png', 'image/svg+xml')),
  bytes bytea not null check (octet_length(bytes) between 1 and 20000000),
  uploaded_at timestamptz not null
);

alter table clinics add column logo_version text;

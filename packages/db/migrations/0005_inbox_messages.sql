-- The demo's local inbox. Empty in production, where no channel writes to it.
create table inbox_messages (
  clinic_id uuid not null references clinics (id),
  id uuid not null,
  recipient text not null,
  channel text not null check (channel in ('email', 'text')),
  subject text not null,
  text text not null,
  delivered_at timestamptz not null,
  primary key (clinic_id, id)
);
create index inbox_messages_newest on inbox_messages (delivered_at desc);
create index inbox_messages_by_recipient on inbox_messages (recipient, delivered_at desc);

-- Where a clinic's clocks are: "Required from Monday 8:00" means its own 8:00, whatever the server's or the admin's is.
alter table clinics add column time_zone text not null default 'Europe/London' check (length(time_zone) between 1 and 60);
update clinics set time_zone = 'UTC' where country <> 'GB';

-- A change that weakens nothing needs no reason, whenever it is to count.
alter table policy_schedules alter column reason drop not null;

-- Whom the announcement of a scheduled change was sent to: if it is called off, these are told, and nobody else.
create table policy_announcements (
  clinic_id uuid not null,
  schedule_id uuid not null,
  account_id uuid not null,
  announced_at timestamptz not null,
  primary key (clinic_id, schedule_id, account_id),
  foreign key (clinic_id, schedule_id) references policy_schedules (clinic_id, id),
  foreign key (clinic_id, account_id) references accounts (clinic_id, id)
);
-- Each scheduled change is announced once, and called off once.
create unique index mailings_one_per_schedule on mailings (clinic_id, schedule_id, kind) where schedule_id is not null;

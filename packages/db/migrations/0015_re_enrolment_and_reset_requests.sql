-- A link belongs to the portal that it was mailed for, and to the address: an email that was changed since takes it along.
alter table re_enrolment_links
  add column portal text not null check (portal in ('staff', 'admin')),
  add column email text not null;

-- A login that a re-enrolment link opened sets up a second factor under whatever policy, and skips nothing.
alter table logins add column re_enrolment_id uuid,
  add constraint logins_re_enrolment_fkey foreign key (clinic_id, re_enrolment_id) references re_enrolment_links (clinic_id, id);
create index logins_by_re_enrolment on logins (clinic_id, re_enrolment_id) where re_enrolment_id is not null;

-- A request that nobody carried out and nobody cancelled: it came to nothing, and why.
alter table reset_requests
  add column lapsed_at timestamptz,
  add column lapsed_because text check (lapsed_because in
    ('expired', 'asker_gone', 'person_gone', 'person_recovered', 'nothing_to_reset', 'more_admins', 'reset_otherwise')),
  add check ((lapsed_at is null) = (lapsed_because is null)),
  add constraint reset_requests_one_ending check (num_nonnulls(done_at, cancelled_at, lapsed_at) <= 1);
drop index reset_requests_one_open;
create unique index reset_requests_one_open on reset_requests (clinic_id, account_id)
  where done_at is null and cancelled_at is null and lapsed_at is null;
drop index reset_requests_due;
create index reset_requests_due on reset_requests (least(due_at, expires_at))
  where done_at is null and cancelled_at is null and lapsed_at is null;

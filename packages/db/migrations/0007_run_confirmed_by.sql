-- Who said that the people of a checked file are to be invited; it may be another admin than the one who had it checked.
alter table invitation_runs
  add column confirmed_by uuid,
  add foreign key (clinic_id, confirmed_by) references accounts (clinic_id, id),
  add check ((confirmed_at is null) = (confirmed_by is null));

-- Why a line is not invited, and that a line which was carried out either invited somebody or says why not.
alter table invitation_rows
  add check (refusal in ('name_missing', 'name_too_long', 'name_odd', 'email_missing', 'email_invalid', 'email_repeated',
    'role_unknown', 'phone_invalid', 'already_here', 'deactivated')),
  add check (done_at is null or num_nonnulls(account_id, refusal) = 1);

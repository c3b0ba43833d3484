-- How often an account's password was set. A login remembers the number it began with and cannot be redeemed under
-- another one, so that a password that was just replaced opens nothing any more.
alter table accounts add column password_version integer not null default 0 check (password_version >= 0);
alter table logins add column password_version integer not null default 0;

-- Hashes that another system made, until their owners sign in. The beginning of our own is spelled out in the code too.
create index accounts_imported_hashes on accounts (clinic_id, kind)
  where password_hash not like '$argon2id$v=19$m=19456,t=2,p=1$%' and deactivated_at is null;

-- Finding people by part of a name or an address. Both come with PostgreSQL and may be made by whoever may create in
-- the database; where they are not installed, nothing of this can work, and that is said before anything is built.
do $$
begin
  create extension if not exists pg_trgm;
  create extension if not exists btree_gin;
exception
  when insufficient_privilege then
    raise exception 'The database''s owner may not make the extensions pg_trgm and btree_gin: let an administrator run "create extension pg_trgm; create extension btree_gin;" in this database';
  when undefined_file or feature_not_supported then
    raise exception 'PostgreSQL''s extensions pg_trgm and btree_gin are not installed: on Debian they come with the server, elsewhere with its "contrib" package';
end $$;

-- How names are compared: small letters without accents, so that "zoe" finds Zoë and Åsa stands among the As.
create function folded(text) returns text language sql immutable strict parallel safe return
  translate(replace(replace(replace(replace(lower(regexp_replace(normalize($1, nfd), '[\u0300-\u036f]', '', 'g')),
    'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'), 'øłđðħı', 'olddhi');

alter table accounts
  -- Small letters, no accents: what lists are ordered by.
  add column sort_name text not null generated always as (folded(name)) stored,
  -- Which list of their clinic a person stands in, whatever the policy says of it: 0 to 20 for staff without an
  -- authenticator, by skips spent; enrolled; patients with and without sign-in codes; deactivated.
  add column standing smallint not null generated always as (case
    when deactivated_at is not null then 103
    when kind = 'staff' and enrolled_at is null then skips_spent
    when kind = 'staff' then 100
    when sign_in_codes_on_at is not null then 101
    else 102 end) stored;

-- Signs that few names and addresses hold; words are found by their letters, signs by this.
create function rare_signs(text) returns text[] language sql immutable strict parallel safe return
  string_to_array(regexp_replace($1, '[^!-~]|[a-zA-Z0-9@.]', '', 'g'), null);

-- A page of a list begins at its place in one of these, whatever the order; a list of several standings is merged.
create index accounts_listed_by_name on accounts (clinic_id, kind, standing, sort_name, id);
create index accounts_listed_by_joined on accounts (clinic_id, kind, standing, created_at, id);
create index accounts_listed_by_sign_in
  on accounts (clinic_id, kind, standing, (coalesce(last_login_at, '-infinity')), id);
-- What is searched: the folded name, a line's end, the address. The clinic stands in front, so that what is common
-- among its neighbours costs it nothing.
create index accounts_search on accounts
  using gin (clinic_id, (sort_name || E'\n' || email) gin_trgm_ops, (rare_signs(sort_name || E'\n' || email)))
  -- Every sign-in adds an entry to what waits; a search reads all that waits.
  with (gin_pending_list_limit = 1024);
create index accounts_with_role on accounts (clinic_id, role) where role in ('admin', 'helpdesk');
create index accounts_failing on accounts (clinic_id, kind)
  where email_failing_at is not null or phone_failing_at is not null;
create index accounts_without_password on accounts (clinic_id, kind) where password_hash is null;

-- A scheduled change is promised as what a clinic's clock will show, in a zone. The moment is worked out from that by the
-- zone data of `zone_version`, and again by newer data: a new law moves the moment and not the promise. Null in changes
-- that were scheduled before this was kept, until the courier has filled it in. Text, so that nothing converts it.
alter table policy_schedules
  add column wall_time text check (wall_time ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}$'),
  add column time_zone text,
  add column zone_version text,
  add check (num_nulls(wall_time, time_zone, zone_version) in (0, 3));

comment on column adoption_days.day is
  'By the clinic''s clock. Rows counted before that were days in UTC; the courier counts the last ninety days again.';

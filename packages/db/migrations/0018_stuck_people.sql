-- What a dashboard looks for among a million: addresses at which nothing arrives, and messages that do not get through.
create index accounts_failing on accounts (clinic_id, lower(name), id)
  where (email_failing_at is not null or phone_failing_at is not null) and deactivated_at is null;
create index deliveries_in_trouble on deliveries (clinic_id, attempted_at desc)
  where trouble is not null and handed_over_at is null and failed_at is null;

-- What a dashboard looks for among millions: messages that do not get through.
create index deliveries_in_trouble on deliveries (clinic_id, attempted_at desc)
  where trouble is not null and handed_over_at is null and failed_at is null;

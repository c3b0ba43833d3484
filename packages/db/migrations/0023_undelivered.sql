-- A message that did not get through although its address is not to blame: a phone that is off, a carrier's filter, a
-- mailbox that is full. It says nothing about the address, and a later "delivered" of the same message takes its place.
alter table deliveries
  drop constraint deliveries_failure_check,
  add constraint deliveries_failure_check check (failure in
    ('bounced', 'complained', 'refused', 'undelivered', 'capped', 'no_channel', 'given_up'));

-- How many skips somebody had spent on a day long gone is counted back from today's number. Costs a login only where it
-- spends one.
create index audit_events_skips on audit_events (clinic_id, id desc) where event = 'skip.spent';

-- Whoever is locked is found without reading everybody's budget: few wait or are suspended at a time.
create index budgets_barring on budgets (clinic_id, kind, subject)
  where suspended_at is not null or waits_until is not null;

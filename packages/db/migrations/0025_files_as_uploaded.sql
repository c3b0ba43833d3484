-- A file of people as it was uploaded, so that its refused lines can be given back whole: the headings with what each was
-- used for, what separated its cells, what stood above the headings; and of each line its cells. Null in runs from
-- before, and once the cells are no longer needed.
alter table invitation_runs
  add column columns jsonb,
  add column separator text check (separator in (',', ';', e'\t', '|')),
  add column skipped jsonb;

alter table invitation_rows add column cells jsonb;

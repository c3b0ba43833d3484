-- Which provider the couriers have for mails and for texts; no provider means that nothing of the kind can be sent.
-- A fact of the deployment and not of a clinic: the courier writes it when it starts, the portals read it.
create table delivery_channels (
  channel text primary key check (channel in ('email', 'text')),
  provider text check (provider in ('inbox', 'resend', 'smtp', 'twilio')),
  opened_at timestamptz not null
);

-- A message for which there is no channel has no provider.
alter table deliveries alter column provider drop not null;

-- What was sent today: to one destination, to one country, by one clinic.
alter table budgets
  drop constraint budgets_kind_check,
  add constraint budgets_kind_check check (kind in
    ('codes', 'password_pair', 'password_account', 'password_browser', 'password_address', 'sends', 'links',
     'deliveries'));

-- What couriers do by the clock, and who does it now: a courier takes a task by a guarded update, holds it for a while
-- at a time, and gives it back. A fact of the deployment and not of a clinic.
create table courier_tasks (
  name text primary key,
  began_at timestamptz not null,
  held_until timestamptz not null
);

import type { Sql, TransactionSql } from "postgres";
import { isWithheld } from "./withheld.ts";

/** The app's role: every row, no DDL; the trail of events can be added to and read, never changed. */
export async function grantToApp(tx: TransactionSql, role: string): Promise<void> {
  const app = tx(role);
  await tx`revoke all on all tables in schema public from ${app}`;
  await tx`grant usage on schema public to ${app}`;
  await tx`grant select, insert, update, delete on all tables in schema public to ${app}`;
  await tx`grant usage, select on all sequences in schema public to ${app}`;
  await tx`revoke insert, update, delete on schema_migrations from ${app}`;
  for (const { name } of await tx<{ name: string }[]>`
    select c.relname as name from pg_partition_tree(to_regclass('public.audit_events')) t join pg_class c on c.oid = t.relid`) {
    await tx`revoke update, delete on ${tx(name)} from ${app}`;
  }
  await tx`revoke update, delete on audit_seals from ${app}`;
  await tx`revoke insert, update, delete on audit_starts from ${app}`;
  await tx`grant execute on function audit_make_months(timestamptz), audit_drop_months(timestamptz) to ${app}`;
}

/** The reports' role: reads the columns that hold no secret and no hash, and nothing else. */
export async function grantToReport(tx: TransactionSql, role: string): Promise<void> {
  const report = tx(role);
  await tx`revoke all on all tables in schema public from ${report}`;
  await tx`grant usage on schema public to ${report}`;
  for (const [table, columns] of await readableColumns(tx)) {
    await tx`grant select (${tx(columns)}) on ${tx(table)} to ${report}`;
  }
}

/** Partitions are reached through their parent. */
async function readableColumns(tx: TransactionSql): Promise<Map<string, string[]>> {
  const rows = await tx<{ table: string; column: string }[]>`
    select c.relname as table, a.attname as column
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      and a.attnum > 0 and not a.attisdropped`;
  const readable = new Map<string, string[]>();
  for (const { table, column } of rows) {
    if (isWithheld(table, column)) continue;
    readable.set(table, [...(readable.get(table) ?? []), column]);
  }
  return readable;
}

/** Limits belong to the role and not to the session, because PgBouncer shares sessions. */
export async function limitApp(sql: Sql | TransactionSql, role: string): Promise<void> {
  const app = sql(role);
  await sql`alter role ${app} set statement_timeout = '3s'`;
  await sql`alter role ${app} set lock_timeout = '1s'`;
  await sql`alter role ${app} set idle_in_transaction_session_timeout = '10s'`;
  // Planning on many partitions looks costly enough to compile; compiling costs more than any statement of ours.
  await sql`alter role ${app} set jit = off`;
}

export async function limitReport(sql: Sql | TransactionSql, role: string): Promise<void> {
  const report = sql(role);
  await sql`alter role ${report} set default_transaction_read_only = on`;
  await sql`alter role ${report} set statement_timeout = '60s'`;
}

import { getTableColumns, getTableName, is, sql } from "drizzle-orm";
import { PgTable } from "drizzle-orm/pg-core";
import { afterAll, expect, it } from "vitest";
import { createTestDatabase } from "../testing/test-database.ts";
import * as schema from "./schema.ts";

const database = await createTestDatabase();
afterAll(() => database.close());

type Column = { readonly type: string; readonly required: boolean };
const tables = Object.values<unknown>(schema).filter((value) => is(value, PgTable));

it("the code's tables are the database's: columns, types and what may be null", async () => {
  const rows = await database.owner.db.execute<Column & { table: string; column: string }>(sql`
    select c.relname as table, a.attname as column, format_type(a.atttypid, a.atttypmod) as type, a.attnotnull as required
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      and a.attnum > 0 and not a.attisdropped and c.relname <> 'schema_migrations'`);
  const migrated = Object.groupBy(
    rows.map(({ table, column, type, required }) => ({ table, name: `${table}.${column}`, type, required })),
    ({ table }) => table,
  );
  const written = Object.fromEntries(
    tables.map((table) => {
      const name = getTableName(table);
      const columns = Object.values(getTableColumns(table)).map((column) => ({
        table: name,
        name: `${name}.${column.name}`,
        type: column.getSQLType(),
        required: column.notNull,
      }));
      return [name, columns];
    }),
  );
  expect(Object.keys(migrated).toSorted()).toEqual(Object.keys(written).toSorted());
  for (const [name, columns] of Object.entries(written)) {
    expect(migrated[name]?.toSorted(byName)).toEqual(columns.map(inPostgresWords).toSorted(byName));
  }
});

it("every table but the clinics' and the deployment's own belongs to a clinic by its primary key", async () => {
  const rows = await database.owner.db.execute<{ table: string; first: string }>(sql`
    select c.relname as table, a.attname as first from pg_index i join pg_class c on c.oid = i.indrelid
      join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
    where i.indisprimary and c.relnamespace = 'public'::regnamespace and not c.relispartition
      and c.relname not in ('clinics', 'delivery_channels', 'audit_sealing', 'courier_tasks', 'schema_migrations')`);
  expect(rows.length).toBe(tables.length - 4);
  expect(rows.filter(({ first }) => first !== "clinic_id")).toEqual([]);
});

it("every reference between tables carries the clinic, so that no row can point at another's", async () => {
  const rows = await database.owner.db.execute<{ constraint: string }>(sql`
    select k.conname as constraint from pg_constraint k join pg_class c on c.oid = k.conrelid
    where k.contype = 'f' and c.relnamespace = 'public'::regnamespace and k.confrelid <> 'clinics'::regclass
      and not exists (select from unnest(k.conkey, k.confkey) pair (mine, theirs)
        join pg_attribute m on m.attrelid = k.conrelid and m.attnum = pair.mine and m.attname = 'clinic_id'
        join pg_attribute t on t.attrelid = k.confrelid and t.attnum = pair.theirs and t.attname = 'clinic_id')`);
  expect(rows).toEqual([]);
});

it("every moment has its zone", async () => {
  const rows = await database.owner.db.execute(sql`
    select table_name, column_name from information_schema.columns
    where table_schema = 'public' and data_type = 'timestamp without time zone'`);
  expect(rows).toEqual([]);
});

function byName(one: { name: string }, other: { name: string }): number {
  return one.name.localeCompare(other.name);
}

function inPostgresWords<Described extends { type: string }>(column: Described): Described {
  return { ...column, type: column.type === "timestamp" ? "timestamp without time zone" : column.type };
}

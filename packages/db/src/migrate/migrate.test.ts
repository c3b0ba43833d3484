import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, expect, inject, test } from "vitest";
import { MigrationError, migrate } from "./migrate.ts";
import { asOwner, ensureDatabase, withDatabase } from "./owner.ts";

const folder = await mkdtemp(join(tmpdir(), "countersign-migrations-"));
const { ownerUrl, template } = inject("testServer");
let count = 0;
let url = "";

beforeEach(async () => {
  await rm(folder, { recursive: true });
  await mkdir(folder);
  url = withDatabase(ownerUrl, `${template}_migrate_${count++}`);
  await ensureDatabase(url);
});
afterAll(() => rm(folder, { recursive: true }));

const write = (name: string, text: string) => writeFile(join(folder, name), text);
const tables = () =>
  asOwner(url, async (sql) => {
    const rows = await sql`select tablename from pg_tables where schemaname = 'public' order by 1`;
    return rows.map((row) => row.tablename);
  });

test("migrations are applied once, in the order of their names", async () => {
  await write("0002_b.sql", "create table b (a_id int references a (id));");
  await write("0001_a.sql", "create table a (id int primary key);");
  expect(await migrate(url, folder)).toEqual(["0001_a.sql", "0002_b.sql"]);
  await write("0003_c.sql", "create table c (id int);");
  expect(await migrate(url, folder)).toEqual(["0003_c.sql"]);
  expect(await migrate(url, folder)).toEqual([]);
});

test("five starters at once apply each migration once", async () => {
  await write("0001_a.sql", "create table a (id int); select pg_sleep(0.1);");
  const applied = await Promise.all(Array.from({ length: 5 }, () => migrate(url, folder)));
  expect(applied.flat()).toEqual(["0001_a.sql"]);
});

test("a migration that fails leaves nothing of itself", async () => {
  await write("0001_a.sql", "create table a (id int);");
  await write("0002_b.sql", "create table b (id int); select nonsense;");
  await expect(migrate(url, folder)).rejects.toThrow(
    '0002_b.sql could not be applied: column "nonsense" does not exist',
  );
  expect(await tables()).toEqual(["a", "schema_migrations"]);
});

test("history that was rewritten or is unknown is refused", async () => {
  await write("0001_a.sql", "create table a (id int);");
  await write("0002_b.sql", "create table b (id int);");
  await migrate(url, folder);
  await write("0001_a.sql", "create table a (id bigint);");
  await expect(migrate(url, folder)).rejects.toThrow(MigrationError);
  await write("0001_a.sql", "create table a (id int);");
  await rm(join(folder, "0002_b.sql"));
  await expect(migrate(url, folder)).rejects.toThrow("newer Countersign");
});

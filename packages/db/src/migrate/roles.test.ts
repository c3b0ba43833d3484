import { type SQL, sql } from "drizzle-orm";
import { afterAll, describe, expect, it } from "vitest";
import { connect } from "../connection/connect.ts";
import { createTestDatabase } from "../testing/test-database.ts";
import { isWithheld } from "./withheld.ts";

const database = await createTestDatabase();
const report = connect(database.reportUrl, { applicationName: "countersign test report", max: 2 });
afterAll(async () => {
  await report.close();
  await database.close();
});
const denied = { code: "42501" };

describe("the app's role", () => {
  it.each<[string, SQL]>([
    ["change an event", sql`update audit_events set event = 'x'`],
    ["delete an event", sql`delete from audit_events`],
    ["change an event through its partition", sql`update audit_events_2026_11 set event = 'x'`],
    ["delete an event through its partition", sql`delete from audit_events_2026_11`],
    ["delete an event through the last partition", sql`delete from audit_events_other`],
    ["empty the trail", sql`truncate audit_events`],
    ["make a table", sql`create table extra (id int)`],
    ["make a function", sql`create function extra() returns int language sql as 'select 1'`],
    ["drop a table", sql`drop table sessions`],
    ["add a column", sql`alter table accounts add column extra text`],
    ["drop a constraint", sql`alter table accounts drop constraint accounts_pkey`],
    ["disable a trigger", sql`alter table sessions disable trigger all`],
    ["change which migrations ran", sql`delete from schema_migrations`],
    ["make a role", sql`create role extra`],
    ["read a file", sql`select pg_read_file('/etc/passwd')`],
  ])("cannot %s", async (_name, statement) => {
    await expect(database.db.execute(statement)).rejects.toMatchObject(denied);
  });

  it("waits a second for a lock, three for a statement, ten inside a transaction", async () => {
    const app = connect(database.url, { applicationName: "app" });
    const rows = await app.db.execute(sql`select current_setting('lock_timeout') as lock,
      current_setting('statement_timeout') as statement, current_setting('idle_in_transaction_session_timeout') as idle`);
    expect(rows).toEqual([{ lock: "1s", statement: "3s", idle: "10s" }]);
    await app.close();
  });
});

describe("the reports' role", () => {
  it("reads no column that holds a secret or a hash, in any table", async () => {
    const columns = await database.owner.db.execute<{ table: string; column: string }>(sql`
      select table_name as table, column_name as column from information_schema.columns c
      where table_schema = 'public' and exists (select from pg_class k where k.relname = c.table_name
        and k.relnamespace = 'public'::regnamespace and k.relkind in ('r', 'p') and not k.relispartition)`);
    const readable = await report.db.execute<{ name: string }>(sql`
      select table_name || '.' || column_name as name from information_schema.column_privileges
      where table_schema = 'public' and grantee = current_user and privilege_type = 'SELECT'`);
    const names = new Set(readable.map(({ name }) => name));
    expect(columns.filter(({ table, column }) => isWithheld(table, column) && names.has(`${table}.${column}`))).toEqual(
      [],
    );
    expect(names.size).toBeGreaterThan(60);
  });

  it.each([
    "accounts.password_hash",
    "logins.token_hash",
    "invitations.token_hash",
    "authenticators.secret_sealed",
    "authenticator_enrolments.secret_sealed",
    "recovery_code_sets.codes_sealed",
    "recovery_code_sets.salt",
    "recovery_codes.code_hash",
    "sign_in_codes.destination_hash",
    "sign_in_codes.key_id",
    "budgets.subject",
    "inbox_messages.text",
  ])("cannot read %s", async (name) => {
    const [table = "", column = ""] = name.split(".");
    const select = sql`select ${sql.identifier(column)} from ${sql.identifier(table)}`;
    await expect(report.db.execute(select)).rejects.toMatchObject(denied);
  });

  it.each<[string, SQL]>([
    ["write", sql`update accounts set name = 'x'`],
    ["read whole rows that hold a hash", sql`select * from accounts`],
    ["read the queue", sql`select * from pgboss.job_common`],
    ["read around a partition", sql`select * from audit_events_2026_11`],
  ])("cannot %s", async (_name, statement) => {
    await expect(report.db.execute(statement)).rejects.toMatchObject({
      code: expect.stringMatching(/^(42501|25006)$/),
    });
  });

  it("reads names, states and events", async () => {
    expect(await report.db.execute(sql`select name, email, skips_spent from accounts`)).toEqual([]);
    expect(await report.db.execute(sql`select at, event, outcome from audit_events`)).toEqual([]);
  });
});

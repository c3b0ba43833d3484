import { sql } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { createTestDatabase } from "../testing/test-database.ts";
import { connect } from "./connect.ts";
import { isDatabaseUnavailable } from "./unavailable.ts";

const database = await createTestDatabase();
afterAll(() => database.close());

const failureOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => null,
    (error) => error,
  );

test("values come back as what they are", async () => {
  const moment = new Date("2026-03-02T09:00:00.123Z");
  const [row] = await database.db.execute(sql`
    select ${moment}::timestamptz as moment, 42::int8 as count, 9007199254740993::int8 as big,
      ${Buffer.from("héron")}::bytea as bytes, ${{ a: [1] }}::jsonb as json, '{"b":2}'::jsonb as literal,
      1.50::numeric as amount, ${sql.param([moment])}::timestamptz[] as moments,
      ${sql.param(['a "b"', "c\\d,e"])}::text[] as words, ${sql.param([Buffer.from("x")])}::bytea[] as keys`);
  expect(row).toEqual({
    moment,
    count: 42,
    big: 9007199254740993n,
    bytes: Buffer.from("héron"),
    json: { a: [1] },
    literal: { b: 2 },
    amount: "1.50",
    moments: [moment],
    words: ['a "b"', "c\\d,e"],
    keys: [Buffer.from("x")],
  });
});

test("a repeated raw statement is planned once", async () => {
  const { db } = database.connect(1);
  for (const slug of ["a", "b", "c"]) await db.execute(sql`select id from clinics where slug = ${slug}`);
  const prepared = await db.execute(
    sql`select generic_plans + custom_plans as uses from pg_prepared_statements where statement like 'select id from clinics%'`,
  );
  expect([...prepared]).toEqual([{ uses: 3 }]);
});

test("a URL that says prepare=false leaves nothing prepared, for poolers that lose it", async () => {
  const pool = connect(`${database.url}?prepare=false`, { applicationName: "pooled", max: 1 });
  await pool.db.execute(sql`select id from clinics where slug = ${"a"}`);
  const prepared = await pool.db.execute(sql`select name from pg_prepared_statements where not from_sql`);
  await pool.close();
  expect([...prepared]).toEqual([]);
});

test("an error says what PostgreSQL says and repeats no value", async () => {
  const secret = "Very Secret Value";
  const error = await failureOf(
    database.db.execute(
      sql`insert into clinics (id, slug, name, created_at) values (gen_random_uuid(), ${secret}, 'x', now())`,
    ),
  );
  expect(error).toMatchObject({ code: "23514", constraint_name: "clinics_slug_check" });
  expect(`${Object.values(error as object)} ${(error as Error).stack}`).not.toContain(secret);
});

test("a transaction that throws leaves nothing, one inside another only its own part", async () => {
  const insert = (slug: string) =>
    sql`insert into clinics (id, slug, name, created_at) values (gen_random_uuid(), ${slug}, 'x', now())`;
  await database.db.transaction(async (tx) => {
    await tx.execute(insert("kept"));
    await failureOf(
      tx.transaction(async (nested) => {
        await nested.execute(insert("undone"));
        throw new Error("changed our mind");
      }),
    );
  });
  await failureOf(
    database.db.transaction(async (tx) => {
      await tx.execute(insert("gone"));
      throw new Error("changed our mind");
    }),
  );
  expect([...(await database.db.execute(sql`select slug from clinics`))]).toEqual([{ slug: "kept" }]);
});

test("whoever waits too long for a connection is told so, and the pool works on", async () => {
  const pool = connect(database.url, { applicationName: "narrow", max: 1, waitMs: 50 });
  const slow = failureOf(pool.db.execute(sql`select pg_sleep(0.4)`));
  const error = await failureOf(pool.db.execute(sql`select 1`));
  expect(error).toMatchObject({ code: "DATABASE_BUSY" });
  expect(isDatabaseUnavailable(error)).toBe(true);
  expect(await slow).toBeNull();
  expect([...(await pool.db.execute(sql`select 1 as one`))]).toEqual([{ one: 1 }]);
  await pool.close();
});

test("the app's statements end after three seconds, its waits for a lock after one", async () => {
  const app = connect(database.url, { applicationName: "app" });
  const slow = failureOf(app.db.execute(sql`select pg_sleep(10)`));
  const locked = database.owner.db.transaction(async (tx) => {
    await tx.execute(sql`lock table sessions in access exclusive mode`);
    return failureOf(app.db.execute(sql`select 1 from sessions`));
  });
  expect(await locked).toMatchObject({ code: "55P03" });
  expect(await slow).toMatchObject({ code: "57014" });
  expect([await slow, await locked].map(isDatabaseUnavailable)).toEqual([true, true]);
  await app.close();
});

test("a database that nobody runs is unavailable, a wrong statement is not", async () => {
  const nobody = connect("postgres://a:b@127.0.0.1:1/x", { applicationName: "nobody" });
  expect(isDatabaseUnavailable(await failureOf(nobody.db.execute(sql`select 1`)))).toBe(true);
  await nobody.close();
  expect(isDatabaseUnavailable(await failureOf(database.db.execute(sql`select nonsense`)))).toBe(false);
});

test("a pool outlives the end of its connections", async () => {
  const { db } = database.connect(1);
  const [row] = await db.execute(sql`select pg_backend_pid() as pid`);
  const dying = failureOf(db.execute(sql`select pg_sleep(2)`));
  await database.owner.db.execute(sql`select pg_terminate_backend(${row?.pid}::int)`);
  expect(isDatabaseUnavailable(await dying)).toBe(true);
  expect([...(await db.execute(sql`select 1 as one`))]).toEqual([{ one: 1 }]);
});

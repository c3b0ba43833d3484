import { sql } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { createTestDatabase } from "../testing/test-database.ts";
import { connect, type Database } from "./connect.ts";
import { isDatabaseUnavailable } from "./unavailable.ts";

const database = await createTestDatabase();
afterAll(() => database.close());

test("a transaction whose connection is lost between two statements fails alone, and the pool works on", async () => {
  const { db, close } = connect(database.url, { applicationName: "test", max: 1 });
  const failure: unknown = await db
    .transaction(async (tx) => {
      const [backend] = await tx.execute(sql`select pg_backend_pid() as pid`);
      await database.owner.db.execute(sql`select pg_terminate_backend(${backend?.pid}::int)`);
      await tx.execute(sql`select 1`);
    })
    .catch((error: unknown) => error);

  expect(isDatabaseUnavailable(failure)).toBe(true);
  expect(await db.execute(sql`select 2 as two`)).toMatchObject([{ two: 2 }]);
  await close();
});

test("a connection that is lost in the middle of being written to is made again", async () => {
  const { db, close } = connect(database.url, { applicationName: "test", max: 1 });
  for (let round = 0; round < 20; round += 1) {
    const ending = db.execute(sql`select pg_terminate_backend(pg_backend_pid())`).catch((error: unknown) => error);
    const next = db.execute(sql`select 1`).catch((error: unknown) => error);
    expect(isDatabaseUnavailable(await ending)).toBe(true);
    await next;
  }
  expect(await db.execute(sql`select 2 as two`)).toMatchObject([{ two: 2 }]);
  await close();
});

test("connections ended at random cost at most one piece of work each, and nobody gets another's rows", async () => {
  const { db, close } = connect(database.url, { applicationName: "victim", max: 5 });
  const counts = { done: 0, lost: 0 };
  let ending = true;

  const read = async (on: Database, value: number) => {
    const rows = await on.execute(sql`select ${value}::int as value, pg_sleep(0.002)`);
    expect(rows.map((row) => row.value)).toEqual([value]);
  };
  const work = async (worker: number) => {
    for (let value = worker; ending; value += 10) {
      const piece =
        worker % 2 ? read(db, value) : db.transaction((tx) => read(tx, value).then(() => read(tx, value + 1)));
      const failure: unknown = await piece.then(
        () => null,
        (error: unknown) => error,
      );
      if (failure !== null && !isDatabaseUnavailable(failure)) throw failure;
      counts[failure === null ? "done" : "lost"] += 1;
    }
  };
  const endSome = async (times: number) => {
    for (let time = 0; time < times; time += 1) {
      await database.owner.db.execute(sql`select pg_terminate_backend(pid), pg_sleep(0.02) from pg_stat_activity
        where application_name = 'victim' order by random() limit 1`);
    }
    ending = false;
  };
  await Promise.all([endSome(100), ...Array.from({ length: 10 }, (_, worker) => work(worker))]);

  expect(counts.done).toBeGreaterThan(0);
  expect(counts.lost).toBeLessThanOrEqual(100);
  expect(await db.execute(sql`select 2 as two`)).toMatchObject([{ two: 2 }]);
  await close();
});

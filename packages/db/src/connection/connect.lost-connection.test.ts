import { sql } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { createTestDatabase } from "../testing/test-database.ts";
import { connect } from "./connect.ts";
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

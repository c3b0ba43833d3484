import { sql } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { createTestDatabase } from "./test-database.ts";

const database = await createTestDatabase();
afterAll(() => database.close());

test("a test database is migrated, empty, and its own", async () => {
  const other = await createTestDatabase();
  await database.owner.db.execute(
    sql`insert into clinics (id, slug, name, created_at) values (gen_random_uuid(), 'here', 'Here', now())`,
  );
  expect(await other.db.execute(sql`select slug from clinics`)).toEqual([]);
  await other.close();
});

test("statements are counted as the driver sends them, transactions' brackets and the queue aside", async () => {
  const seen = await database.countStatements(() =>
    database.db.transaction(async (tx) => {
      await tx.execute(sql`select 1`);
      await tx.transaction((nested) => nested.execute(sql`select ${2}::int`));
      await tx.execute(sql`select count(*) from pgboss.queue`);
      return "done";
    }),
  );
  expect(seen).toEqual({
    result: "done",
    statements: ["select 1", "select $1::int"],
    queue: ["select count(*) from pgboss.queue"],
  });
});
